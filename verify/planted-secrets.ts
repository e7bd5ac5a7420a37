/** Something personal or secret that a program writes where it should not, and the part of it that must be nowhere. */
export interface PlantedSecret {
  readonly what: string;
  /** As it stands in an attribute or a line. */
  readonly text: string;
  readonly secret: string;
}

/**
 * Made up, and of the shapes that real ones have. The card number is one that payment companies give out for tests:
 * https://docs.stripe.com/testing#cards
 */
export const plantedSecrets: readonly PlantedSecret[] = [
  {
    what: 'a bearer token',
    text: 'called with Authorization: Bearer 7f3a9c1e5b2d4860a1f4',
    secret: '7f3a9c1e5b2d4860a1f4',
  },
  {
    what: 'a JSON web token',
    text: 'session eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJwbGFudGVkIn0.c2lnbmF0dXJlLXBsYW50ZWQ was used',
    secret: 'eyJzdWIiOiJwbGFudGVkIn0',
  },
  { what: 'a password', text: 'connecting with password=hunter2-planted', secret: 'hunter2-planted' },
  { what: 'a mail address', text: 'notifying jane.planted@customer.example', secret: 'jane.planted' },
  { what: 'a card number', text: 'charged 4242 4242 4242 4242 today', secret: '4242 4242 4242 4242' },
  { what: 'a card number with dots', text: 'charged 4111.1111.1111.1111', secret: '4111.1111.1111.1111' },
  {
    what: 'a password with a quote',
    text: '{"password":"planted\\"behind-a-quote"}',
    secret: 'behind-a-quote',
  },
  {
    what: 'a password with a single quote',
    text: `{"password":"planted'behind-a-single-quote"}`,
    secret: 'behind-a-single-quote',
  },
  { what: 'a list', text: '{"X-Api-Key":["planted-in-a-list"]}', secret: 'planted-in-a-list' },
  {
    what: 'cookies in a list',
    text: '{"Cookie":["sid=planted-in-cookies"],"n":1}',
    secret: 'planted-in-cookies',
  },
  {
    what: 'other credentials of HTTP',
    text: '{"Authorization":["Digest response=\\"planted-in-a-digest\\""]}',
    secret: 'planted-in-a-digest',
  },
  { what: 'an object', text: '{"token":{"value":"planted-in-an-object"}}', secret: 'planted-in-an-object' },
  {
    what: 'JSON within JSON within JSON',
    text: JSON.stringify({
      body: JSON.stringify({ body: JSON.stringify({ password: 'planted"three-deep' }) }),
    }),
    secret: 'three-deep',
  },
  { what: 'a number', text: '{"password":4711081547110815,"n":1}', secret: '4711081547110815' },
  { what: 'a hash', text: 'password_hash=planted-hash', secret: 'planted-hash' },
  { what: 'a second version', text: '{"auth_token_v2":"planted-version"}', secret: 'planted-version' },
  { what: 'cookies', text: 'Cookie: a=1; session=planted-session', secret: 'planted-session' },
  { what: 'an argument', text: 'run --password planted-argument', secret: 'planted-argument' },
  {
    what: 'a token of GitHub',
    text: 'cloned with ghp_plantedplantedplantedplantedplanted12',
    secret: 'ghp_planted',
  },
  { what: 'a token of Slack', text: 'posted with xoxb-0123456789-planted', secret: '0123456789-planted' },
  { what: 'a name', text: '{"full_name":"Jane Planted"}', secret: 'Jane Planted' },
  { what: 'a number of a phone', text: '{"phone":"+41 79 000 00 00"}', secret: '+41 79 000 00 00' },
];
