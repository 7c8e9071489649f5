import { credentialPages } from "../_credentials/credential-pages";

const { metadata, Page } = credentialPages("api-key").list;

export { metadata };
export default Page;
