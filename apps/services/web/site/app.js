const notice = document.querySelector('#notice');
const rows = document.querySelector('#moorings');
const form = document.querySelector('#moor');

const API = '/api/moorings';

/** The row of a mooring, built from text nodes: a ship's name is never read as HTML. */
function row({ berth, ship, departsAt }) {
  const tr = document.createElement('tr');
  for (const text of [berth, ship, new Date(departsAt).toLocaleString()]) {
    tr.insertCell().textContent = text;
  }
  return tr;
}

async function show() {
  const response = await fetch(API);
  if (!response.ok) throw new Error(`the harbour answered ${response.status}`);
  const { moorings } = await response.json();
  rows.replaceChildren(...moorings.map(row));
  return moorings.length === 0 ? 'All berths are free.' : '';
}

async function moor() {
  const { berth, ship, departsAt } = Object.fromEntries(new FormData(form));
  const response = await fetch(API, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ berth, ship, departsAt: new Date(departsAt).toISOString() }),
  });
  if (!response.ok) {
    const { problems } = await response.json().catch(() => ({ problems: [`status ${response.status}`] }));
    throw new Error(problems.join('; '));
  }
  form.reset();
  return show();
}

/** Runs one action and says how it went. */
async function run(action) {
  try {
    notice.textContent = await action();
  } catch (error) {
    notice.textContent = `That did not work: ${error.message}`;
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  run(moor);
});
run(show);
