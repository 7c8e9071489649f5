import { standard } from "./standard";
import { describeFailures } from "./testing/describe-failures";
import { RFC_6749_TABLE } from "./testing/rfc-6749-table";

describeFailures(standard, RFC_6749_TABLE);
