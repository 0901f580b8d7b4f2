using System.Text.Json;
using Customary.Core.Errors;
using Customary.Core.Validation;
using Customary.Storage.Customers;
using Customary.Storage.Sql;

namespace Customary.Core.Customers;

/// <summary>
/// What a list of customers is narrowed to. Source: "Get a list of customers filtered by a search field", and the
/// contract's section 6 for the spellings that clients use.
/// </summary>
/// <param name="Order">The field that is looked at.</param>
/// <param name="Prefix">What the folded field begins with; null where the field is a partner.</param>
/// <param name="Related">The partner; null where the field is a text.</param>
internal sealed record CustomerFilter(CustomerIndex Order, byte[]? Prefix, Guid? Related)
{
    /// <summary>No filter: all customers, by id.</summary>
    public static CustomerFilter None { get; } = new(CustomerIndex.Id, null, null);

    private const int StartsWith = 9;
    private static readonly JsonDocumentOptions Reading = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Reads the query parameter <c>filter</c>: a JSON object of Field, Value and Operator.</summary>
    public static Outcome<CustomerFilter> Read(string text)
    {
        try
        {
            using var filter = JsonDocument.Parse(text, Reading);
            return filter.RootElement.ValueKind == JsonValueKind.Object ? Read(filter.RootElement) : NotAnObject();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second is how the platform says that an escaped text is half a character.
            return NotAnObject();
        }
    }

    /// <summary>Whether another filter narrows to the same.</summary>
    public bool IsSame(CustomerFilter other) =>
        Order == other.Order && Related == other.Related && Prefix.AsSpan().SequenceEqual(other.Prefix);

    private static Outcome<CustomerFilter> Read(JsonElement filter)
    {
        var (field, value, comparison) = (Member(filter, "field"), Member(filter, "value"), Member(filter, "operator"));
        var errors = new ValidationErrors();
        var order = field is { ValueKind: JsonValueKind.String } name ? OrderOf(name.GetString()!) : null;
        if (order is null) errors.Add("filter.Field", "must be CompanyName, Domain, IndirectReseller or IndirectCloudSolutionProvider");
        var text = value is { ValueKind: JsonValueKind.String } sought ? sought.GetString() : null;
        if (text is null) errors.Add("filter.Value", "must be a text");
        else if (text.Length > RequestLimits.NameLength) errors.Add("filter.Value", $"has {text.Length} characters; at most {RequestLimits.NameLength} are allowed");
        if (comparison is null || !IsStartsWith(comparison.Value)) errors.Add("filter.Operator", "must be starts_with");
        if (!errors.IsEmpty) return Fault.ValidationFailed(errors);
        if (order is CustomerIndex.CompanyName or CustomerIndex.Domain) return new CustomerFilter(order.Value, FoldedText.Key(text!), null);
        return Guid.TryParse(text, out var partner)
            ? new CustomerFilter(order!.Value, null, partner)
            : Fault.InvalidParameter("filter.Value", "must be the tenant id of the partner, a GUID");
    }

    private static CustomerIndex? OrderOf(string field) => field.ToUpperInvariant() switch
    {
        "COMPANYNAME" or "DISPLAYNAME" => CustomerIndex.CompanyName,
        "DOMAIN" or "DEFAULTDOMAINNAME" => CustomerIndex.Domain,
        "INDIRECTRESELLER" => CustomerIndex.IndirectReseller,
        "INDIRECTCLOUDSOLUTIONPROVIDER" => CustomerIndex.IndirectProvider,
        _ => null,
    };

    private static bool IsStartsWith(JsonElement comparison) => comparison.ValueKind switch
    {
        JsonValueKind.Number => comparison.TryGetInt32(out var number) && number == StartsWith,
        JsonValueKind.String => comparison.GetString()!.Replace("_", "", StringComparison.Ordinal).Equals("startswith", StringComparison.OrdinalIgnoreCase)
            || comparison.GetString() == "9",
        _ => false,
    };

    private static JsonElement? Member(JsonElement filter, string name)
    {
        foreach (var member in filter.EnumerateObject())
        {
            if (member.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return member.Value;
        }

        return null;
    }

    private static Fault NotAnObject() =>
        Fault.InvalidParameter("filter", "must be a JSON object such as {\"Field\":\"CompanyName\",\"Value\":\"Cont\",\"Operator\":\"starts_with\"}");
}
