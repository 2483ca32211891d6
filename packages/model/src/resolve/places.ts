/** Where definitions and resolved files stand; every path is from the repository's root with `/`. */
export interface Places {
  /** Folder of the definitions. */
  readonly folder: string;
}

export const serviceFile = ({ folder }: Places, service: string): string =>
  `${folder}/services/${service}/service.ts`;

export const environmentFile = ({ folder }: Places, environment: string): string =>
  `${folder}/environments/${environment}/environment.ts`;

export const environmentFolder = ({ folder }: Places, environment: string): string =>
  `${folder}/environments/${environment}`;

export const platformFile = ({ folder }: Places): string => `${folder}/platform.ts`;
