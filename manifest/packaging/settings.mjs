// What differs between two installations: read from arguments, then the environment, then a settings file.
const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const NO_ID = '00000000-0000-0000-0000-000000000000';
const VERSION = /^(?:0|[1-9]\d{0,4})\.(?:0|[1-9]\d{0,4})\.(?:0|[1-9]\d{0,4})$/;
const SUFFIX = /^[\p{L}\p{N}][\p{L}\p{N} .-]{0,17}$/u;
const LONGEST_NAME = 32;
const LONGEST_URL = 2048;

const id = { is: (text) => GUID.test(text) && text !== NO_ID, wants: 'an id such as 0f3c7e4a-5b1d-4c62-9a87-2d10c6b8e935', as: (text) => text.toLowerCase() };
const page = { is: isPublicPage, wants: 'the https address of a page, such as https://contoso.example/peercoach' };

/** Every setting, in the order in which they are asked for. `without` is what holds where it is not set. */
export const SETTINGS = {
  MicrosoftAppId: { ...id, about: 'the bot’s registration (client id)' },
  TeamsAppId: { ...id, about: 'the app in Teams', without: ({ MicrosoftAppId }) => MicrosoftAppId },
  TeamsAppVersion: { is: (text) => VERSION.test(text), wants: 'three numbers such as 1.2.0', about: 'raised with every upload', without: () => '1.0.0' },
  TeamsAppSuffix: { is: (text) => SUFFIX.test(text), wants: 'at most 18 letters and digits, such as test', about: 'stands in brackets behind the name', as: (text) => ` (${text.trim()})`, without: () => '' },
  TeamsDeveloperName: { is: (text) => text.length <= LONGEST_NAME && !/\p{C}/u.test(text), wants: `a name of at most ${LONGEST_NAME} characters`, about: 'who offers the app' },
  TeamsWebsiteUrl: { ...page, about: 'where users get support' },
  TeamsPrivacyUrl: { ...page, about: 'your privacy notice' },
  TeamsTermsUrl: { ...page, about: 'your terms of use' },
};

/** The values to fill in, and a sentence for each setting that is missing or malformed. */
export function readSettings(...sources) {
  const faults = sources.flatMap(({ from, values, complete }) =>
    complete ? Object.keys(values).filter((name) => !(name in SETTINGS)).map((name) => `${from}: there is no setting ${name}; there are ${Object.keys(SETTINGS).join(', ')}.`) : []);
  const settings = {};
  for (const [name, { is, wants, about, as = (text) => text, without }] of Object.entries(SETTINGS)) {
    const source = sources.find(({ values }) => Object.hasOwn(values, name) && values[name] !== '');
    const text = source?.values[name];
    if (text === undefined) {
      if (without) settings[name] = without(settings);
      else faults.push(`${name} is not set (${about}): give ${wants}.`);
    } else if (typeof text !== 'string' || text !== text.trim() || !is(text)) {
      faults.push(`${name} is ${JSON.stringify(text)} (from ${source.from}), but should be ${wants}.`);
    } else {
      settings[name] = as(text);
    }
  }
  return { settings, faults };
}

function isPublicPage(text) {
  if (text.length > LONGEST_URL || !URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  return protocol === 'https:' && hostname.includes('.') && !username && !password;
}
