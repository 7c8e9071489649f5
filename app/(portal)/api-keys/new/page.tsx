import { credentialPages } from "../../_credentials/credential-pages";

const { metadata, Page } = credentialPages("api-key").fresh;

export { metadata };
export default Page;
