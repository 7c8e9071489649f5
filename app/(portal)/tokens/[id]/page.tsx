import { credentialPages } from "../../_credentials/credential-pages";

const { metadata, Page } = credentialPages("access-token").one;

export { metadata };
export default Page;
