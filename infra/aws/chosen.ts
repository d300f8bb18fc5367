/**
 * The deployer's own file: `environments.json` beside this one, which git does not see, begun as a copy of
 * `environments.example.json`. What it does not say is as `usual.ts` has it; what does not fit is said in sentences.
 */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type * as z from 'zod/mini';
import { root } from './bundling.ts';
import { type Environment, type Environments, File } from './environments.ts';
import { filled } from './usual.ts';

const own = join(import.meta.dirname, 'environments.json');

/** Reads the deployer's file, or another one; what is wrong with it is said in sentences. */
export function readEnvironments(path: string = own): Environments {
  const within = relative(root, path);
  const shown = within.startsWith('..') ? path : within;
  const read = File.safeParse(filled(parsed(path, shown)));
  if (!read.success) throw new Error(`${shown} does not fit:\n${faults(read.error).join('\n')}`);
  const { dev, staging, prod } = read.data;
  const found: Environments = {
    ...(dev && { dev: { ...dev, name: 'dev', keep: false } }),
    ...(staging && { staging: { ...staging, name: 'staging', keep: true } }),
    ...(prod && { prod: { ...prod, name: 'prod', keep: true } }),
  };
  const accounts = Object.values(found).map(({ account }) => account);
  if (new Set(accounts).size < accounts.length)
    throw new Error(`${shown}: each environment needs an account of its own.`);
  return found;
}

function parsed(path: string, shown: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new Error(
      `There is no ${shown}. Copy infra/aws/environments.example.json to infra/aws/environments.json (git does not see it), put your own accounts, domains and addresses there, and try again.`,
    );
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${shown} is no JSON: ${error instanceof Error ? error.message : error}`);
  }
}

/** «  prod.account: twelve digits, in quotes». */
const faults = ({ issues }: z.core.$ZodError): string[] =>
  issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => `  ${[...issue.path, key].join('.')}: nobody knows this name`)
      : [`  ${issue.path.join('.') || 'the file'}: must be ${wanted(issue.message)}`],
  );

const wanted = (message: string) =>
  message.startsWith('Invalid input') ? 'said, in braces' : message;

/** The environment of `-c env=…`; anything else is refused with a sentence that names the choices. */
export function choose(name: unknown, environments: Environments): Environment {
  const found = Object.entries(environments).find(([key]) => key === name);
  if (found) return found[1];
  const choices = Object.keys(environments).map((key) => `-c env=${key}`);
  const told = name === undefined ? 'none was named' : `there is no «${String(name)}»`;
  throw new Error(`Say which environment, by ${choices.join(', ')}: ${told}.`);
}
