/** Where its rules are, relative to `dist/<environment>`: a folder for each tenant. */
export const rulesFolder = 'rules/loki';

/** As Loki calls the one tenant that there is while it does not ask who somebody is. */
export const tenant = 'fake';
