using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Customary.Contracts;

/// <summary>
/// An object of the API. A client that reads an object, changes it and writes it back keeps the JSON properties that the
/// object's type does not define.
/// </summary>
public abstract record ApiObject
{
    private IDictionary<string, JsonElement>? _additionalProperties;

    /// <summary>
    /// The JSON properties that the type does not define, by name; null if there are none. <see cref="RoundTripJson"/> reads and
    /// writes them; the server ignores them.
    /// </summary>
    [JsonIgnore]
    public IDictionary<string, JsonElement>? AdditionalProperties
    {
        get => _additionalProperties;
        init => _additionalProperties = value;
    }

    /// <summary>Whether two objects have the same type and the same additional properties, in any order.</summary>
    /// <param name="other">The other object.</param>
    public virtual bool Equals(ApiObject? other) =>
        other is not null && EqualityContract == other.EqualityContract && HasEqualProperties(_additionalProperties, other._additionalProperties);

    /// <inheritdoc/>
    public override int GetHashCode() => EqualityContract.GetHashCode();

    /// <summary>Returns the type and the properties, without the additional ones.</summary>
    public sealed override string ToString()
    {
        var builder = new StringBuilder(GetType().Name).Append(" { ");
        if (PrintMembers(builder)) builder.Append(' ');
        return builder.Append('}').ToString();
    }

    /// <summary>Sets the additional properties during deserialization.</summary>
    internal void SetAdditionalProperties(IDictionary<string, JsonElement>? value) => _additionalProperties = value;

    /// <summary>Omits the additional properties from <c>ToString</c>, because they can be personal data.</summary>
    /// <param name="builder">Receives the text.</param>
    /// <returns>False, because nothing is written.</returns>
    protected virtual bool PrintMembers(StringBuilder builder) => false;

    private static bool HasEqualProperties(IDictionary<string, JsonElement>? left, IDictionary<string, JsonElement>? right)
    {
        if (ReferenceEquals(left, right)) return true;
        return (left?.Count ?? 0) == (right?.Count ?? 0)
            && (left is null || left.All(property => right!.TryGetValue(property.Key, out var value) && JsonElement.DeepEquals(property.Value, value)));
    }
}
