/**
 * The steps of the guide that leads a newcomer to the first accepted parcel. A screen says which step it is in, from its
 * real state; the words are `guide.<step>` in the catalogues, and `guide.<step>Also` for a quieter second line.
 */
export const GUIDE_STEPS = [
  'code',
  'newPin',
  'samePin',
  'setPin',
  'pin',
  'enter',
  'openSet',
  'takeUp',
  'noConsignment',
  'chooseFile',
  'fillNumber',
  'takeFile',
  'count',
  'startCount',
  'putOnScale',
  'holdStill',
  'scan',
  'scanUnweighed',
  'noScanner',
  'typeNumber',
  'sendNumber',
  'stopped',
  'already',
  'notFinished',
  'first',
  'firstElsewhere',
  'over',
] as const;
export type GuideStepName = (typeof GUIDE_STEPS)[number];

/** The steps that have a second line. */
const WITH_MORE = [
  'code',
  'pin',
  'takeUp',
  'noConsignment',
  'scan',
  'scanUnweighed',
  'first',
  'firstElsewhere',
  'over',
] as const satisfies readonly GuideStepName[];

export function hasMore(step: GuideStepName): step is (typeof WITH_MORE)[number] {
  return (WITH_MORE as readonly GuideStepName[]).includes(step);
}

export type GuideStep = {
  readonly step: GuideStepName;
  readonly name?: string;
  readonly slot?: string;
};
