/** The file desk of the station, followed while its screen is shown, and what a clerk may do there. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { FileView } from '../../../domain/contract/manifest-file.ts';
import { follow } from '../../app/follow.ts';
import type { SendFault } from '../../app/send-command.ts';
import { useStation } from '../../app/station-context.tsx';
import { useCommand } from '../../app/use-command.ts';
import { sentHead, type Head } from './head-fields.tsx';

export type FileDeeds = {
  readonly view: FileView;
  readonly fault: SendFault | null;
  readonly choose: () => void;
  readonly take: (file: string, head: Head, done: () => void) => void;
  readonly forget: (done: () => void) => void;
};

export function useFile(): FileDeeds {
  const { client } = useStation();
  const cache = useQueryClient();
  const { run, fault } = useCommand();
  const [view, setView] = useState<FileView>({ phase: 'idle' });
  useEffect(() => follow((options) => client.manifestFile.live(undefined, options), setView), [client]);
  return {
    view,
    fault,
    choose: () => run((requestId, options) => client.manifestFile.choose({ requestId }, options), setView),
    take: (file, head, done) =>
      run(
        (requestId, options) => client.manifestFile.take({ requestId, file, ...sentHead(head) }, options),
        () => {
          void cache.invalidateQueries({ queryKey: ['consignments'] });
          done();
        },
      ),
    forget: (done) =>
      run(
        (requestId, options) => client.manifestFile.forget({ requestId }, options),
        () => done(),
      ),
  };
}
