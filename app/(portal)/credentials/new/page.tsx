import { credentialPages } from "../../_credentials/credential-pages";

const { metadata, Page } = credentialPages("b2b-login").fresh;

export { metadata };
export default Page;
