using Customary.Core.Errors;
using Customary.Core.Validation;

namespace Customary.Hosting.OpenApi;

/// <summary>Faults of what was sent, as examples.</summary>
internal static class FaultDescriptions
{
    /// <summary>A field that is not as it must be.</summary>
    public static Fault Invalid(string field, string reason, int code = 3000)
    {
        var errors = new ValidationErrors();
        errors.Add(field, reason, code);
        return Fault.ValidationFailed(errors);
    }
}
