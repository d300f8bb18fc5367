/** The schema of a form: it comes after the form, so that pages stay light, and before anything is sent by it. */
import { useEffect, useRef } from 'preact/hooks';
import { checked, type Schema } from './form.ts';

/** Gives what refuses a value as the server would. Where the schema could not come, the server alone is asked. */
export function useSchema(load: () => Promise<Schema>): (value: unknown) => Promise<void> {
  const coming = useRef<Promise<Schema | undefined>>(undefined);
  useEffect(() => {
    coming.current = load().catch(() => undefined);
  }, []);
  return async (value) => {
    const schema = await coming.current;
    if (schema) checked(schema, value);
  };
}
