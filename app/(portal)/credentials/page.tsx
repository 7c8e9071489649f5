import { credentialPages } from "../_credentials/credential-pages";

const { metadata, Page } = credentialPages("b2b-login").list;

export { metadata };
export default Page;
