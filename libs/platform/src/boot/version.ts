/** The product's version, as discovery, references and logs say it. */
export const version = '0.1.0';
