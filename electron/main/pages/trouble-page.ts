/**
 * Plain pages for the cases in which the application cannot work: what happened, what is safe, what to do.
 * No script, both languages, so that they show even when everything else fails.
 */
import { HOME_PAGE } from './origin.ts';

export type Trouble =
  | 'keystore-missing'
  | 'keys-unreadable'
  | 'keys-of-test'
  | 'keys-not-written'
  | 'station-stopped'
  | 'devices-stopped'
  | 'wrong-option';

/** HTML of one trouble; `detail` is shown as it is (escaped) for the person who is called to help. */
export function troublePage(trouble: Trouble, detail: string): string {
  const { en, hi } = TEXTS[trouble];
  const part = (language: 'en' | 'hi', [title, ...lines]: readonly string[]) =>
    `<section lang="${language}"><h1>${escape(title ?? '')}</h1>${lines.map((line) => `<p>${escape(line)}</p>`).join('')}</section>`;
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Daksetu: ${escape(en[0])}</title>
<style nonce="__NONCE__">${STYLE}</style></head>
<body><main>${part('en', en)}${part('hi', hi)}<p class="detail">${escape(trouble)}${detail === '' ? '' : `: ${escape(detail)}`}</p></main></body>
</html>`;
}

/** The address that shows it. */
export function troubleAddress(trouble: Trouble, detail: string): string {
  return `${HOME_PAGE}trouble?${new URLSearchParams({ kind: trouble, detail }).toString()}`;
}

export function isTrouble(text: string): text is Trouble {
  return Object.hasOwn(TEXTS, text);
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const STYLE = `body{margin:0;background:#fff;color:#111;font:18px/1.5 "Noto Sans","Noto Sans Devanagari",sans-serif}
main{max-width:46em;margin:3em auto;padding:0 2em}section{border-left:8px solid #b00020;padding:0 1.5em;margin:0 0 2em}
h1{font-size:28px;margin:0 0 .5em}.detail{color:#555;font-size:14px}`;

type Words = { readonly en: readonly [string, ...string[]]; readonly hi: readonly [string, ...string[]] };

const TEXTS: Readonly<Record<Trouble, Words>> = {
  'keystore-missing': {
    en: [
      'This PC has no keystore',
      "The station's signing key must be protected by the operating system, and no keystore answers. Nothing was written.",
      'Sign in to the desktop so that the keyring is unlocked, then start Daksetu again. If it does not help, call the administrator.',
    ],
    hi: [
      'इस पीसी में कुंजी-भंडार नहीं है',
      'स्टेशन की हस्ताक्षर कुंजी ऑपरेटिंग सिस्टम द्वारा सुरक्षित होनी चाहिए, पर कोई कुंजी-भंडार उपलब्ध नहीं है। कुछ भी लिखा नहीं गया।',
      'डेस्कटॉप में साइन इन करके कुंजी-भंडार खोलें और Daksetu फिर से शुरू करें। फिर भी न चले तो प्रशासक को बुलाएँ।',
    ],
  },
  'keys-unreadable': {
    en: [
      "The station's keys cannot be opened",
      'They were sealed by another user account or another keystore of this PC. The ledger is safe and nothing was changed.',
      'Sign in with the account that set up this station. Do not delete the file keys.sealed. If the account is lost, call the administrator: the station must be enrolled again.',
    ],
    hi: [
      'स्टेशन की कुंजियाँ नहीं खुल रही हैं',
      'वे इस पीसी के किसी दूसरे खाते या कुंजी-भंडार से बंद की गई थीं। बही सुरक्षित है और कुछ भी बदला नहीं गया।',
      'उसी खाते से साइन इन करें जिससे यह स्टेशन बनाया गया था। keys.sealed फ़ाइल न मिटाएँ। खाता खो गया हो तो प्रशासक को बुलाएँ।',
    ],
  },
  'keys-of-test': {
    en: [
      'This folder belongs to a TEST station',
      'Its keys were made without the protection of a keystore, so they cannot be used for real work. Nothing was changed.',
      'Start with another data folder, or start it as TEST again.',
    ],
    hi: [
      'यह फ़ोल्डर एक TEST स्टेशन का है',
      'इसकी कुंजियाँ कुंजी-भंडार की सुरक्षा के बिना बनी थीं, इसलिए असली काम में नहीं लाई जा सकतीं। कुछ भी बदला नहीं गया।',
      'दूसरे डेटा फ़ोल्डर से शुरू करें, या इसे फिर TEST के रूप में शुरू करें।',
    ],
  },
  'keys-not-written': {
    en: [
      "The station's keys could not be saved",
      'The disk may be full or write-protected. Nothing was started.',
      'Free some space, then start Daksetu again. If it does not help, call the administrator.',
    ],
    hi: [
      'स्टेशन की कुंजियाँ सहेजी नहीं जा सकीं',
      'डिस्क भरी हुई या केवल-पठन हो सकती है। कुछ भी शुरू नहीं किया गया।',
      'कुछ जगह खाली करें और Daksetu फिर से शुरू करें। फिर भी न चले तो प्रशासक को बुलाएँ।',
    ],
  },
  'station-stopped': {
    en: [
      'The station part stopped five times',
      'Everything that was confirmed with a tone is safe in the ledger. Scans are not taken now.',
      'Close Daksetu and start it again. If this page comes back, check the free disk space and call the administrator.',
    ],
    hi: [
      'स्टेशन भाग पाँच बार रुक गया',
      'जिस किसी की पुष्टि ध्वनि से हुई थी, वह बही में सुरक्षित है। अभी स्कैन नहीं लिए जा रहे हैं।',
      'Daksetu बंद करके फिर से शुरू करें। यह पृष्ठ फिर आए तो डिस्क की खाली जगह देखें और प्रशासक को बुलाएँ।',
    ],
  },
  'devices-stopped': {
    en: [
      'Scanner, scale and printer stopped five times',
      'The ledger is safe. Numbers can still be typed by hand in the other window.',
      'Unplug the scanner and the scale, wait ten seconds and plug them in again; then close Daksetu and start it again.',
    ],
    hi: [
      'स्कैनर, तराज़ू और प्रिंटर पाँच बार रुक गए',
      'बही सुरक्षित है। दूसरी खिड़की में नंबर हाथ से लिखे जा सकते हैं।',
      'स्कैनर और तराज़ू निकालें, दस सेकंड रुककर फिर लगाएँ; फिर Daksetu बंद करके दोबारा शुरू करें।',
    ],
  },
  'wrong-option': {
    en: [
      'A setting of this PC is wrong',
      'Daksetu was not started, so that it does not work with something you did not choose.',
      'Correct or remove the environment variable named below, then start again.',
    ],
    hi: [
      'इस पीसी की एक सेटिंग ग़लत है',
      'Daksetu शुरू नहीं किया गया, ताकि वह ऐसी सेटिंग से न चले जो आपने नहीं चुनी।',
      'नीचे लिखा पर्यावरण चर ठीक करें या हटाएँ, फिर शुरू करें।',
    ],
  },
};
