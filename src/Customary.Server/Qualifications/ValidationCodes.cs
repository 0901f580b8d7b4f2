using System.Globalization;
using Customary.Resources;
using Customary.Server.Faults;
using Customary.Server.Partners;
using Customary.Server.Storage;

namespace Customary.Server.Qualifications;

/// <summary>
/// The validation codes of partners. The real service gives them to partners that it has validated; here an operator
/// does, and in Development a partner that has none has one, so that a sandbox needs no set-up.
/// </summary>
public sealed class ValidationCodes(ValidationCodeStore store, QualificationOptions options, TimeProvider clock)
{
    private const int StandardCreates = 5;
    private const int MostDigits = 9;

    /// <summary>A partner's codes. Source: "Get a partner's validation codes".</summary>
    public async Task<IReadOnlyList<ValidationCode>> ListAsync(Guid partner, CancellationToken stop)
    {
        var codes = await store.ListAsync(partner, stop);
        if (codes.Count == 0 && Standard(partner) is { } standard) codes.Add(standard);
        return codes.ConvertAll(Render);
    }

    /// <summary>Gives a partner a code, or changes one that it has; a violation for each thing that is wrong.</summary>
    public async Task<IReadOnlyList<Violation>> PutAsync(Guid partner, string code, string organization, long creates, CancellationToken stop)
    {
        var found = new Violations();
        if (code.Length is 0 or > MostDigits || !code.All(char.IsAsciiDigit)) found.Add("code", $"must have digits only, at most {MostDigits}");
        var name = FieldText.Require(organization, "organization-name", found);
        if (creates < 0) found.Add("max-creates", "must not be negative");
        if (found.IsEmpty) await store.PutAsync(new(partner, code, name!, creates, 0, clock.GetUtcNow().UtcTicks), stop);
        return found.All;
    }

    /// <summary>The code of a partner that has none; null outside Development.</summary>
    internal ValidationCodeRow? Standard(Guid partner) => options.CreateValidationCodes
        ? new(partner, StandardPartner.MpnId(partner), StandardPartner.Name(partner), StandardCreates, 0, DateTime.UnixEpoch.Ticks)
        : null;

    private static ValidationCode Render(ValidationCodeRow code) => new()
    {
        PartnerId = code.Partner.ToString(),
        OrganizationName = code.OrganizationName,
        ValidationId = code.ValidationId,
        MaxCreates = code.MaxCreates,
        RemainingCreates = code.RemainingCreates,
        ETag = $"W/\"datetime'{Uri.EscapeDataString(new DateTime(code.ChangedAt, DateTimeKind.Utc).ToString("O", CultureInfo.InvariantCulture))}'\"",
    };
}
