import { FairleadError, type Problem } from '@fairlead/model';

/** What was explained of an environment, or why there is nothing to explain. */
export type Told<T> = { readonly environment: string } & (T | { readonly lacks: Problem });

/**
 * The same question to several environments. One that lacks what is asked for says so, and the others are explained.
 *
 * @throws FairleadError of the first environment where all lack it, and whatever else goes wrong
 */
export async function inEach<E extends { readonly name: string }, T>(
  environments: readonly E[],
  explained: (environment: E) => T | Promise<T>,
): Promise<readonly Told<T>[]> {
  const failures: FairleadError[] = [];
  const told: Told<T>[] = [];
  for (const environment of environments) {
    const { name } = environment;
    try {
      told.push({ environment: name, ...(await explained(environment)) });
    } catch (error) {
      const lacks = error instanceof FairleadError ? error.problems.find(isLack) : undefined;
      if (!(error instanceof FairleadError) || lacks === undefined) throw error;
      failures.push(error);
      told.push({ environment: name, lacks });
    }
  }
  const [first] = failures;
  if (first !== undefined && failures.length === environments.length) throw first;
  return told;
}

const isLack = ({ code }: Problem): boolean =>
  code === 'FL_ADDRESS' || code === 'FL_OBJECT_ADDRESS' || code === 'FL_FIELD_ADDRESS';
