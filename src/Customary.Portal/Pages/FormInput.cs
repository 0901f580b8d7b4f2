namespace Customary.Portal.Pages;

/// <summary>
/// What a person typed in a form, and what is wrong with it. A page cascades it to its <see cref="Field"/> components, which show the value and the
/// error of the field with their name. The names of fields are the paths of the API, such as <c>billingProfile.email</c>, so the errors of an operation
/// belong to the fields.
/// </summary>
/// <param name="Values">The values by the name of the field.</param>
/// <param name="Errors">The errors by the name of the field, as sentences in the language of the request.</param>
/// <param name="General">The errors that belong to no field.</param>
internal sealed record FormInput(IReadOnlyDictionary<string, string> Values, IReadOnlyDictionary<string, string> Errors, IReadOnlyList<string> General)
{
    // They change the direction of the text around them, so a value with them can look like another one. No name or address needs them.
    private static readonly System.Buffers.SearchValues<char> DirectionControls = System.Buffers.SearchValues.Create("\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    /// <summary>Whether there is an error.</summary>
    public bool HasErrors => Errors.Count > 0 || General.Count > 0;

    /// <summary>The value of a field; empty if it has none.</summary>
    public string this[string name] => Values.GetValueOrDefault(name, "");

    /// <summary>Creates a form with values to begin with.</summary>
    public static FormInput Create(IReadOnlyDictionary<string, string> values) => new(values, new Dictionary<string, string>(), []);

    /// <summary>Reads a posted form. A value with characters that change the direction of text is an error.</summary>
    public static FormInput Read(IFormCollection form)
    {
        var values = form.Where(field => field.Key != FormTokenName).ToDictionary(field => field.Key, field => field.Value.ToString());
        var errors = values.Where(field => field.Value.AsSpan().ContainsAny(DirectionControls)).ToDictionary(field => field.Key, _ => Texts.FieldHidden);
        return new(values, errors, []);
    }

    /// <summary>The same values with the errors of a fault. Errors of fields that the form does not have are general.</summary>
    /// <param name="fault">The fault of the operation, whose data has the form <c>field: reason</c>.</param>
    /// <param name="fields">The names of the fields of the form in their order, which the list of errors has too.</param>
    /// <param name="prefix">What the form's names have before the paths of the operation.</param>
    public FormInput WithErrors(Fault fault, IEnumerable<string> fields, string prefix = "")
    {
        var order = fields.ToList();
        var errors = new Dictionary<string, string>(Errors);
        var general = new List<string>(General);
        foreach (var entry in fault.Data)
        {
            var end = entry.IndexOf(": ", StringComparison.Ordinal);
            var (field, reason) = end < 0 ? ("", entry) : ($"{prefix}{entry[..end]}", entry[(end + 2)..]);
            if (order.Contains(field)) errors.TryAdd(field, FieldErrorTexts.Translate(reason));
            else general.Add(end < 0 ? entry : $"{entry[..end]} {reason}.");
        }

        return this with { Errors = errors.OrderBy(error => order.IndexOf(error.Key)).ToDictionary(), General = fault.Data.Count > 0 ? general : [.. general, FieldErrorTexts.Describe(fault)] };
    }

    /// <summary>The same values with the error of one field.</summary>
    public FormInput WithError(string field, string error) => this with { Errors = new Dictionary<string, string>(Errors) { [field] = error } };

    /// <summary>The name of the hidden field with the token.</summary>
    internal const string FormTokenName = "form-token";
}
