using Customary.Core.Errors;
using Customary.Hosting.Configuration;

namespace Customary.Hosting.Endpoints.Profiles;

/// <summary>What goes wrong with etags, in the status that is set (decision 6).</summary>
internal static class EtagDescriptions
{
    public static Fault Stale(CustomarySettings settings) =>
        Fault.StaleEtag(settings.Get(SettingDefinitions.StaleEtag), "The etag is no longer that of the profile: somebody has changed it meanwhile.");
}
