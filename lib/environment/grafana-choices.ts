import type { Resources, SecretReference, Storage } from '#lib/environment/shared-choices';

export interface GrafanaChoices {
  readonly replicas: number;
  readonly database: GrafanaDatabase;
  readonly adminPassword: SecretReference;
  /** Signs sessions and encrypts what the database holds of data sources. */
  readonly secretKey: SecretReference;
  readonly resources?: Resources;
  /** In `processes`: the folder of the installation. */
  readonly home: string;
}

/** SQLite on a volume serves one replica; several share PostgreSQL. */
export type GrafanaDatabase =
  | { readonly kind: 'sqlite'; readonly storage: Storage }
  | {
      readonly kind: 'postgresql';
      /** `host:port`. */
      readonly address: string;
      readonly name: string;
      readonly user: string;
      readonly password: SecretReference;
      readonly tls: 'disable' | 'require' | 'verify-full';
    };
