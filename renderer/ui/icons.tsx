/**
 * The signs, inline and in one colour. The four results differ by outline alone; the sign inside is cut out (`--cut`).
 * Every icon stands beside its word, so all are hidden from screen readers.
 */
import type { JSX, ReactNode } from 'react';

export type ResultShape = 'accepted' | 'already' | 'attention' | 'stop';
export type SmallSign = 'good' | 'half' | 'gone' | 'lock';

type Drawn = { className?: string };

function Box({
  size,
  className,
  children,
}: {
  size: number;
  className?: string | undefined;
  children: ReactNode;
}): JSX.Element {
  return (
    <svg viewBox={`0 0 ${size} ${size}`} aria-hidden="true" {...(className === undefined ? {} : { className })}>
      {children}
    </svg>
  );
}

const CUT = 'var(--cut, #fff)';

const RESULT_PATHS: Readonly<Record<ResultShape, ReactNode>> = {
  accepted: (
    <>
      <circle cx="12" cy="12" r="11" fill="currentColor" />
      <path d="M6.6 12.4l3.7 3.7 7.2-7.8" fill="none" stroke={CUT} strokeWidth="2.6" strokeLinecap="square" />
    </>
  ),
  already: (
    <>
      <rect x="1.5" y="1.5" width="21" height="21" rx="1.5" fill="currentColor" />
      <path d="M6.5 9.3h11M6.5 14.7h11" stroke={CUT} strokeWidth="2.8" />
    </>
  ),
  attention: (
    <>
      <path
        d="M12 1.6L23 22H1z"
        fill="currentColor"
        stroke="var(--edge, none)"
        strokeWidth="1.8"
        strokeLinejoin="round"
      />
      <path d="M12 8.2v7.2" stroke={CUT} strokeWidth="2.8" />
      <circle cx="12" cy="18.7" r="1.6" fill={CUT} />
    </>
  ),
  stop: (
    <>
      <path d="M7.4 1h9.2L23 7.4v9.2L16.6 23H7.4L1 16.6V7.4z" fill="currentColor" />
      <path d="M7.8 7.8l8.4 8.4M16.2 7.8l-8.4 8.4" stroke={CUT} strokeWidth="2.8" />
    </>
  ),
};

/** Circle, square, triangle or octagon. */
export function ResultIcon({ shape, className }: { shape: ResultShape } & Drawn): JSX.Element {
  return (
    <Box size={24} className={className}>
      {RESULT_PATHS[shape]}
    </Box>
  );
}

const SIGN_PATHS: Readonly<Record<SmallSign, ReactNode>> = {
  good: <circle cx="8" cy="8" r="5" fill="currentColor" />,
  half: <path d="M8 2.2L14.6 14H1.4z" fill="currentColor" />,
  gone: <path d="M3.2 3.2l9.6 9.6M12.8 3.2l-9.6 9.6" stroke="currentColor" strokeWidth="2.4" />,
  lock: (
    <>
      <path d="M4.5 7V5a3.5 3.5 0 017 0v2" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <rect x="2.5" y="7" width="11" height="8" rx="1" fill="currentColor" />
    </>
  ),
};

/** Dot (healthy), triangle (fault), plain cross (a clerk's decision), padlock (frozen reading). */
export function Sign({ sign, className = 'i' }: { sign: SmallSign } & Drawn): JSX.Element {
  return (
    <Box size={16} className={className}>
      {SIGN_PATHS[sign]}
    </Box>
  );
}

/** The bars of READY. */
export function ScanIcon(): JSX.Element {
  return (
    <Box size={24}>
      <path d="M2 4v16M5.5 4v16M8 4v16M12 4v16M14.5 4v16M18.5 4v16M22 4v16" stroke="currentColor" strokeWidth="1.7" />
    </Box>
  );
}

/** The mark: the only place of brand red. */
export function Mark(): JSX.Element {
  return (
    <Box size={28}>
      <rect width="28" height="28" rx="3" fill="var(--brand)" />
      <path
        d="M3 19.5h22M5.5 19.5c0-5.6 3.6-9.5 8.5-9.5s8.5 3.9 8.5 9.5M10 11.4v8M14 10.2v9.3M18 11.4v8"
        fill="none"
        stroke="var(--on-brand)"
        strokeWidth="2"
      />
    </Box>
  );
}

const AIRCRAFT =
  'M12 1.5c1 0 1.7 1.2 1.7 2.8v4.9l8.3 5v2.4l-8.3-2.5v4.6l2.5 1.9v1.9L12 21.4l-4.2 1.1v-1.9l2.5-1.9v-4.6L2 16.6v-2.4l8.3-5V4.3c0-1.6.7-2.8 1.7-2.8z';

export function AirIcon(): JSX.Element {
  return (
    <Box size={24} className="i">
      <path d={AIRCRAFT} fill="currentColor" />
    </Box>
  );
}

export function TruckIcon(): JSX.Element {
  return (
    <Box size={24} className="i">
      <path d="M1 5h13v11H1zM15.5 8.5h4L23 12.6V16h-7.5z" fill="currentColor" />
      <circle cx="6" cy="18" r="2.7" fill="currentColor" />
      <circle cx="18" cy="18" r="2.7" fill="currentColor" />
    </Box>
  );
}
