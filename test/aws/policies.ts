/**
 * Reads policies as IAM does, as far as ours go: a request is refused unless a statement allows it and none denies it.
 * A condition that this reader does not know fails the test rather than being guessed.
 */
import { each, type Json, type Resource } from './assembly.ts';

/** What somebody asks to do, and the circumstances that conditions look at. */
export type Ask = {
  action: string;
  resource: string;
  context?: Record<string, string | string[] | undefined>;
};

type Statement = {
  Effect: 'Allow' | 'Deny';
  Action: string | string[];
  Resource: Json | Json[];
  Condition?: Record<string, Record<string, unknown>>;
};

const list = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);
const like = (pattern: string, value: string): boolean =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  ).test(value);

/** An address in a template as text: references become their names in angle brackets. */
export function addressOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const [[name, inside] = []] = Object.entries(value as Record<string, unknown>);
  if (name === 'Ref') return `<${inside}>`;
  if (name === 'Fn::GetAtt') return `<${(inside as string[]).join('.')}>`;
  if (name === 'Fn::Join') return (inside as [string, unknown[]])[1].map(addressOf).join('');
  if (name === 'Fn::Sub') return String(inside);
  throw new Error(`An address of a kind unknown here: ${JSON.stringify(value)}`);
}

function holds(operator: string, key: string, expected: unknown, ask: Ask): boolean {
  const wanted = list(expected).map((one) => (typeof one === 'object' ? addressOf(one) : `${one}`));
  const given = ask.context?.[key];
  const values = given === undefined ? [] : list(given);
  const any = (value: string) => wanted.some((one) => like(one, value));
  const same = (value: string) => wanted.includes(value);
  switch (operator) {
    case 'ForAllValues:StringLike':
      return values.every(any);
    case 'ForAnyValue:StringLike':
      return values.some(any);
    case 'StringEquals':
      return values.some(same);
    case 'StringNotEquals':
    case 'ArnNotEquals':
      return !values.some(same);
    case 'Null':
      return (given === undefined) === (wanted[0] === 'true');
    case 'Bool':
      return values.some((value) => value === wanted[0]);
    case 'NumericLessThan':
      return values.some((value) => Number(value) < Number(wanted[0]));
    default:
      throw new Error(`A condition unknown here: ${operator}`);
  }
}

const matches = (statement: Statement, ask: Ask): boolean =>
  list(statement.Action).some((action) => like(action, ask.action)) &&
  list(statement.Resource).some((one) => like(addressOf(one), ask.resource)) &&
  Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
    Object.entries(keys).every(([key, expected]) => holds(operator, key, expected, ask)),
  );

/** Whether any statement denies what is asked. */
export const denied = (statements: Statement[], ask: Ask): boolean =>
  statements.some((one) => one.Effect === 'Deny' && matches(one, ask));

/** Whether what is asked is allowed in the end. */
export const allowed = (statements: Statement[], ask: Ask): boolean =>
  !denied(statements, ask) && statements.some((one) => one.Effect === 'Allow' && matches(one, ask));

/** Every statement of a template: of roles, policies, and of what buckets, queues and topics say of themselves. */
export function statementsOf(resources: (Resource & { id: string })[]) {
  return resources.flatMap(({ id, Type, Properties }) => {
    const inline = Type === 'AWS::IAM::Role' ? each(Properties.Policies) : [];
    const documents = [Properties, ...inline].flatMap((one) => one.PolicyDocument ?? []);
    return documents.flatMap((document) =>
      (document as unknown as { Statement: Statement[] }).Statement.map((statement) => ({
        id,
        ...statement,
      })),
    );
  });
}
