import { group } from '../group.js';
import { approveRequest } from '../request/approve-command.js';
import { closeRequest } from '../request/close-command.js';
import { listRequests } from '../request/list-command.js';
import { mergeRequest } from '../request/merge-command.js';
import { showRequest } from '../request/show-command.js';

export { requestCommand as command };

const requestCommand = group({
  name: 'request',
  summary: 'What a person does with a mouse at a host with pages, for a bare repository that has none.',
  commands: {
    list: { summary: 'List what is open', command: listRequests },
    show: { summary: 'Show what a request changes', command: showRequest },
    approve: { summary: 'Approve what it brings now', command: approveRequest },
    merge: { summary: 'Merge what it brings now', command: mergeRequest },
    close: { summary: 'Reject exactly this set', command: closeRequest },
  },
});
