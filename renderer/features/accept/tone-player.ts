/** Plays a tone through WebAudio. A PC without sound loses the sound and nothing else. */
import { TONES, type Note, type Tone, type ToneKind } from './tones.ts';

export type TonePlayer = { readonly play: (kind: ToneKind) => void };

const EDGE_S = 0.006;

/** `open` makes the audio context at the first tone; it may fail, and is then asked again at the next. */
export function createTonePlayer(open: () => AudioContext): TonePlayer {
  let context: AudioContext | undefined;
  return {
    play: (kind) => {
      try {
        context ??= open();
        if (context.state === 'suspended') void context.resume();
        sound(context, TONES[kind]);
      } catch {
        context = undefined; // no sound device: the screen says it all
      }
    },
  };
}

function sound(context: AudioContext, tone: Tone): void {
  for (const note of tone.notes) soundNote(context, tone.wave, note);
}

function soundNote(context: AudioContext, wave: Tone['wave'], note: Note): void {
  const start = context.currentTime + note.startMs / 1000;
  const end = start + note.lengthMs / 1000;
  const oscillator = context.createOscillator();
  const loudness = context.createGain();
  oscillator.type = wave;
  oscillator.frequency.value = note.hertz;
  loudness.gain.setValueAtTime(0, start);
  loudness.gain.linearRampToValueAtTime(note.gain, start + EDGE_S);
  loudness.gain.setValueAtTime(note.gain, end - EDGE_S);
  loudness.gain.linearRampToValueAtTime(0, end);
  oscillator.connect(loudness).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(end);
}
