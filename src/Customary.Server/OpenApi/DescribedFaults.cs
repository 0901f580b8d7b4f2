using Customary.Server.Faults;

namespace Customary.Server.OpenApi;

/// <summary>Faults of what was sent, as examples.</summary>
internal static class DescribedFaults
{
    /// <summary>A field that is not as it must be.</summary>
    public static Fault Invalid(string field, string reason, int code = 3000)
    {
        var found = new Violations();
        found.Add(field, reason, code);
        return Fault.Invalid(found);
    }
}
