/**
 * The words of the trouble pages: what happened, what is safe, what to do. English and Hindi say the same.
 */
export type Trouble =
  | 'keystore-missing'
  | 'keys-unreadable'
  | 'keys-of-test'
  | 'keys-not-written'
  | 'station-stopped'
  | 'devices-stopped'
  | 'wrong-option'
  | 'ledger-from-future'
  | 'ledger-not-trusted'
  | 'disk-full';

/** A title, then sentences: what happened, what is safe; what to do. */
type Words = { readonly en: readonly [string, ...string[]]; readonly hi: readonly [string, ...string[]] };

export const TROUBLES: Readonly<Record<Trouble, Words>> = {
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
  'ledger-from-future': {
    en: [
      'The ledger was written by a newer Daksetu',
      'This version would not understand it, so it was not opened and not changed.',
      'Start the newer version again, or call the administrator.',
    ],
    hi: [
      'बही Daksetu के नए संस्करण से लिखी गई है',
      'यह संस्करण उसे नहीं समझ पाएगा, इसलिए वह न खोली गई, न बदली गई।',
      'नया संस्करण फिर से शुरू करें, या प्रशासक को बुलाएँ।',
    ],
  },
  'ledger-not-trusted': {
    en: [
      "The station's ledger cannot be trusted",
      'Its file is damaged, or records are missing. Nothing was deleted and nothing was changed; what the centre has confirmed is safe there.',
      'Do not copy, move or delete anything in the data folder. Call the administrator and read out the line below.',
    ],
    hi: [
      'स्टेशन की बही पर भरोसा नहीं किया जा सकता',
      'उसकी फ़ाइल ख़राब है या कुछ प्रविष्टियाँ नहीं हैं। कुछ भी मिटाया या बदला नहीं गया; केंद्र ने जिसकी पुष्टि की है वह वहाँ सुरक्षित है।',
      'डेटा फ़ोल्डर में कुछ भी कॉपी, स्थानांतरित या डिलीट न करें। प्रशासक को बुलाएँ और नीचे की पंक्ति पढ़कर सुनाएँ।',
    ],
  },
  'disk-full': {
    en: [
      'The disk is full',
      'Everything that was confirmed with a tone is safe. No parcel can be accepted until there is space.',
      'Free at least 1 GB on this PC, then start Daksetu again. Do not delete anything in its data folder.',
    ],
    hi: [
      'डिस्क भर गई है',
      'जिस किसी की पुष्टि ध्वनि से हुई थी, वह सुरक्षित है। जगह होने तक कोई पार्सल स्वीकार नहीं हो सकता।',
      'इस पीसी पर कम से कम 1 GB खाली करें, फिर Daksetu दोबारा शुरू करें। उसके डेटा फ़ोल्डर में कुछ न मिटाएँ।',
    ],
  },
};
