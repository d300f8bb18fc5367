/** Tables themselves, on any engine (`bench.ts`). */
import { describe, expect, test } from 'vitest';
import { ask, at, chart, defined, index, put, query, TableName, words, wrong } from './bench.ts';

type Described = { GlobalSecondaryIndexes: { IndexName: string; IndexStatus: string }[] };

describe('a table', () => {
  test('that is there is not made again; one that is not there is not found', async () => {
    expect(await ask('CreateTable', chart)).toContain('400 ResourceInUseException');
    const TableName = 'opora-none';
    expect(await ask('DescribeTable', { TableName })).toContain('400 ResourceNotFoundException');
    expect(await ask('GetItem', { TableName, Key: at('a') })).toContain(
      '400 ResourceNotFoundException',
    );
  });

  test('learns an index later, with all that lies there, and forgets one', async () => {
    await put({ ...at('late', 'late'), late: { S: 'L' }, brief: { S: 'b' }, kept: { S: 'o' } });
    const ready = async () => {
      for (;;) {
        const said = await ask('DescribeTable', { TableName });
        // While an index goes, DynamoDB Local may answer a description with a fault of its own (500).
        const table = typeof said === 'string' ? undefined : (said.Table as Described);
        if (table?.GlobalSecondaryIndexes.every((one) => one.IndexStatus === 'ACTIVE'))
          return table.GlobalSecondaryIndexes.map((one) => one.IndexName).sort();
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    const change = (one: object) =>
      ask('UpdateTable', {
        TableName,
        AttributeDefinitions: defined('pk', 'sk', 'briefs', 'late'),
        GlobalSecondaryIndexUpdates: [one],
      });
    expect(words(await change({ Create: index('late', 'brief') }))).toBe('TableDescription');
    expect(await ready()).toEqual(['briefs', 'late']);
    expect(await query('pk = :p', { ':p': { S: 'late' } }, { IndexName: 'late' })).toMatchObject({
      Items: [{ ...at('late', 'late'), late: { S: 'L' }, brief: { S: 'b' } }],
    });
    await change({ Delete: { IndexName: 'late' } });
    expect(await ready()).toEqual(['briefs']);
    expect(await query('pk = :p', { ':p': { S: 'late' } }, { IndexName: 'late' })).toEqual(
      wrong(''),
    );
  });

  test('is told once by what its items are over', async () => {
    const told = { AttributeName: 'expires', Enabled: true };
    const tell = () => ask('UpdateTimeToLive', { TableName, TimeToLiveSpecification: told });
    expect(await tell()).toEqual({ TimeToLiveSpecification: told });
    expect(await ask('DescribeTimeToLive', { TableName })).toEqual({
      TimeToLiveDescription: { AttributeName: 'expires', TimeToLiveStatus: 'ENABLED' },
    });
    expect(await tell()).toEqual(wrong('TimeToLive is already enabled'));
  });
});
