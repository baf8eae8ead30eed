import { afterAll, beforeAll, expect, test } from 'vitest';
import { CODE_LIFE_MS, issueEnrolmentCode } from '../../central/admin/issue-enrolment-code.ts';
import { mintKey } from './support/station-key.ts';
import { OFFICE, type TestCentre, startTestCentre } from './support/test-centre.ts';
import { sendEnrolment } from './support/test-station.ts';

let centre: TestCentre;
beforeAll(async () => {
  centre = await startTestCentre();
});
afterAll(() => centre.close());

async function issue(counter: string): Promise<string> {
  const code = await issueEnrolmentCode(centre.deps, { office: OFFICE, counter });
  if (!code.ok) throw new Error(code.fault.kind);
  return code.value.code;
}

test('a code and the proof of a key make a station of the code’s office and counter', async () => {
  const answer = await sendEnrolment(centre, { code: await issue('2'), key: mintKey() });
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toEqual({
    station: '560001-C2',
    office: OFFICE,
    counter: '2',
    officeName: { en: 'Bengaluru GPO', hi: 'बेंगलूरु जी.पी.ओ.' },
    serverTimeMs: centre.time.nowMs,
  });
});

test('a second PC at the same counter is another station', async () => {
  const first = await sendEnrolment(centre, { code: await issue('7'), key: mintKey() });
  const second = await sendEnrolment(centre, { code: await issue('7'), key: mintKey() });
  expect([first.json().station, second.json().station]).toEqual(['560001-C7', '560001-C7-2']);
});

test('a counter that is called Counter 14 names its station by the number', async () => {
  const answer = await sendEnrolment(centre, { code: await issue('Counter 14'), key: mintKey() });
  expect([answer.json().station, answer.json().counter]).toEqual(['560001-C14', 'Counter 14']);
});

test('a code is read without dashes, in any case and with O, I and L for 0 and 1', async () => {
  const code = await issue('3');
  const typed = code.toLowerCase().replaceAll('-', '').replaceAll('0', 'o').replaceAll('1', 'l');
  const answer = await sendEnrolment(centre, { code: typed, key: mintKey() });
  expect(answer.statusCode).toBe(200);
});

test('a code that was never issued is refused', async () => {
  const answer = await sendEnrolment(centre, { code: '0000-0000-0000', key: mintKey() });
  expect([answer.statusCode, answer.json().data.code]).toEqual([403, 'code-unknown']);
});

test('a used code is refused to another key', async () => {
  const code = await issue('4');
  await sendEnrolment(centre, { code, key: mintKey() });
  const answer = await sendEnrolment(centre, { code, key: mintKey() });
  expect([answer.statusCode, answer.json().data.code]).toEqual([403, 'code-used']);
});

test('a station that lost the answer asks again with its code and key and is the same station', async () => {
  const [code, key] = [await issue('5'), mintKey()];
  const first = await sendEnrolment(centre, { code, key });
  const again = await sendEnrolment(centre, { code, key });
  expect(again.json()).toEqual(first.json());
  expect(await centre.rows('SELECT 1 FROM station WHERE public_key = $1', [key.publicKey])).toHaveLength(1);
});

test('two requests with one code at the same moment make one station', async () => {
  const code = await issue('6');
  const answers = await Promise.all([1, 2, 3].map(() => sendEnrolment(centre, { code, key: mintKey() })));
  expect(answers.map(({ statusCode }) => statusCode).sort((a, b) => a - b)).toEqual([200, 403, 403]);
});

test('a code is refused when its ten minutes are over', async () => {
  const code = await issue('8');
  const before = centre.time.nowMs;
  centre.time.nowMs += CODE_LIFE_MS;
  const answer = await sendEnrolment(centre, { code, key: mintKey() });
  centre.time.nowMs = before;
  expect([answer.statusCode, answer.json().data.code]).toEqual([403, 'code-expired']);
});

test('after five wrong tries the right code is refused too', async () => {
  const code = await issue('9');
  const wrong = `${code.slice(0, 13)}${code.endsWith('Z') ? 'Y' : 'Z'}`;
  for (let tries = 0; tries < 5; tries++) {
    const answer = await sendEnrolment(centre, { code: wrong, key: mintKey() });
    expect(answer.json().data.code).toBe('code-unknown');
  }
  const answer = await sendEnrolment(centre, { code, key: mintKey() });
  expect([answer.statusCode, answer.json().data.code]).toEqual([403, 'code-locked']);
});

test('after four wrong tries the right code still works', async () => {
  const code = await issue('10');
  const wrong = `${code.slice(0, 13)}${code.endsWith('Z') ? 'Y' : 'Z'}`;
  for (let tries = 0; tries < 4; tries++) await sendEnrolment(centre, { code: wrong, key: mintKey() });
  expect((await sendEnrolment(centre, { code, key: mintKey() })).statusCode).toBe(200);
});

test('a proof by another key is refused and makes no station', async () => {
  const [code, key] = [await issue('11'), mintKey()];
  const proof = mintKey().sign(`daksetu-enrol-v1:${code.replaceAll('-', '')}:${key.publicKey}`);
  const answer = await sendEnrolment(centre, { code, key, proof });
  expect([answer.statusCode, answer.json().data.code]).toEqual([403, 'proof-wrong']);
  expect(await centre.rows('SELECT 1 FROM station WHERE public_key = $1', [key.publicKey])).toEqual([]);
});

test('a code of the wrong shape is a bad request, and so is an unknown field', async () => {
  const key = mintKey();
  const short = await sendEnrolment(centre, { code: 'ABCD', key });
  expect(short.statusCode).toBe(400);
  const payload = { code: '0000-0000-0000', publicKey: key.publicKey, proof: key.sign('x'), build: 't', admin: true };
  const extra = await centre.app.inject({ method: 'POST', url: '/v1/enrolments', payload });
  expect(extra.statusCode).toBe(400);
});

test('the secret half of a code is nowhere in the database', async () => {
  const code = (await issue('12')).replaceAll('-', '');
  const stored = JSON.stringify(await centre.rows('SELECT enrolment_code::text AS row FROM enrolment_code'));
  expect(stored).toContain(code.slice(0, 4));
  expect(stored).not.toContain(code.slice(4));
  expect(stored).not.toContain(Buffer.from(code.slice(4)).toString('hex'));
});

test('no code is issued for an office that does not exist', async () => {
  const code = await issueEnrolmentCode(centre.deps, { office: '99999999', counter: '1' });
  expect(code).toEqual({ ok: false, fault: { kind: 'office-unknown' } });
});
