using Customary.Portal.Auditing;

namespace Customary.Portal.Tests.Auditing;

/// <summary>The differences of audit records.</summary>
public sealed class AuditDifferenceTests
{
    [Fact]
    public void Shows_changed_added_and_removed_properties_with_their_names_as_words()
    {
        var differences = AuditDifference.Compare(
            """{"Email":"a@b.example","DefaultAddress":{"City":"Berlin","AddressLine1":"A","PostalCode":null},"Attributes":{"Etag":"1"}}""",
            """{"Email":"a@b.example","DefaultAddress":{"City":"Hamburg","PostalCode":"20095"},"IsActive":true,"Attributes":{"Etag":"2"}}""");
        differences.ShouldBe(
        [
            new("Default address › City", "Berlin", "Hamburg"), new("Default address › Address line 1", "A", null),
            new("Default address › Postal code", null, "20095"), new("Is active", null, "true"),
        ], ignoreOrder: true);
    }

    [Fact]
    public void Items_of_lists_are_numbered() =>
        AuditDifference.Compare("""{"CustomDomains":["a.example"]}""", """{"CustomDomains":["a.example","b.example"]}""").ShouldBe([new("Custom domains › 2", null, "b.example")]);

    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData("{}", "{}")]
    [InlineData("{\"Password\":\"\"}", "{\"Password\":null}")]
    public void Nothing_that_changed_is_no_difference(string? before, string? after) => AuditDifference.Compare(before, after).ShouldBeEmpty();

    [Fact]
    public void A_value_that_is_not_JSON_is_shown_as_it_is() => AuditDifference.Compare("not json", null).ShouldBe([new("", "not json", null)]);
}
