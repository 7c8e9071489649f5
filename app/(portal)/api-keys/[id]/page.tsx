import { credentialPages } from "../../_credentials/credential-pages";

const { metadata, Page } = credentialPages("api-key").one;

export { metadata };
export default Page;
