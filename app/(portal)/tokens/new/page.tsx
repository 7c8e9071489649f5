import { credentialPages } from "../../_credentials/credential-pages";

const { metadata, Page } = credentialPages("access-token").fresh;

export { metadata };
export default Page;
