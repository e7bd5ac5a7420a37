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
];
