import { readSettingsRow } from "../../../../db/queries/settings";
import { changesBetween } from "../../../audit/changes-between";
import { settingsChange } from "../../../contracts/settings";
import { completeSettings, mergeSettings } from "../../../settings/settings";
import { updateSettings } from "../../admin/settings";
import type { ConfigurationSection } from "../section";

const name = "settings";

/** A picture is no text: the logo is given to each installation in its portal. */
const schema = settingsChange.omit({ brandLogo: true, version: true, allowLockout: true });

/** The system settings; one that the file does not name stays as it is. */
export const settingsSection: ConfigurationSection = {
  name,
  schema,
  async read(db) {
    const { brandLogo: _, ...settings } = completeSettings((await readSettingsRow(db)).values);
    return settings;
  },
  compare(present, wanted) {
    const body = schema.parse(wanted);
    const changes = changesBetween(present as object, mergeSettings(present, body) as object);
    if (changes.changed.length === 0) return [];
    return [
      {
        ...{ section: name, kind: "change", noun: "settings", name: "", path: [name], changes },
        apply: (context) => updateSettings.run({ params: {}, query: {}, body }, context),
      },
    ];
  },
};
