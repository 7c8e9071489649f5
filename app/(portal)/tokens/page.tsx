import { credentialPages } from "../_credentials/credential-pages";

const { metadata, Page } = credentialPages("access-token").list;

export { metadata };
export default Page;
