import { basic } from "./basic";
import { describeFailures } from "./testing/describe-failures";
import { RFC_6749_TABLE } from "./testing/rfc-6749-table";

describeFailures(basic, RFC_6749_TABLE);
