/**
 * Who wants no guide on this PC, and who called it again. Who is new is not kept here: the station knows it.
 * Invariant: "off" outlives a restart, as the language does; "again" ends with the page.
 */
import { useSyncExternalStore } from 'react';

export type GuideChoice = { readonly off: readonly string[]; readonly again: string | null };

const STORED_AS = 'daksetu.guide-off';

/** Employee ids of those who switched it off; whatever else lies there is none. */
export function storedOff(storage: Pick<Storage, 'getItem'>): readonly string[] {
  const text = storage.getItem(STORED_AS) ?? '';
  return text.split(' ').filter((user) => /^\d{8}$/.test(user));
}

export type GuideStore = {
  readonly get: () => GuideChoice;
  readonly watch: (changed: () => void) => () => void;
  readonly switchOff: (user: string) => void;
  readonly callAgain: (user: string) => void;
  /** What was called again is over: the person has accepted a parcel under it. */
  readonly end: () => void;
};

export function createGuideStore(storage: Pick<Storage, 'getItem' | 'setItem'>): GuideStore {
  let choice: GuideChoice = { off: storedOff(storage), again: null };
  const watchers = new Set<() => void>();
  const change = (to: GuideChoice): void => {
    if (to.off !== choice.off) storage.setItem(STORED_AS, to.off.join(' '));
    choice = to;
    for (const changed of watchers) changed();
  };
  return {
    get: () => choice,
    watch: (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    switchOff: (user) => change({ off: [...choice.off.filter((one) => one !== user), user], again: null }),
    callAgain: (user) => change({ off: choice.off.filter((one) => one !== user), again: user }),
    end: () => change({ ...choice, again: null }),
  };
}

let store: GuideStore | undefined;

/** The page's one store, made when it is first asked for. */
export function guideStore(): GuideStore {
  store ??= createGuideStore(window.localStorage);
  return store;
}

export function useGuideChoice(): GuideChoice {
  const { watch, get } = guideStore();
  return useSyncExternalStore(watch, get);
}
