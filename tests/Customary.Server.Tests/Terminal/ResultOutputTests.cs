using Customary.Contracts;
using Customary.Server.Terminal;

namespace Customary.Server.Tests.Terminal;

public sealed class ResultOutputTests
{
    [Fact]
    public void Control_characters_of_a_server_do_not_reach_the_terminal()
    {
        var customer = new Customer { Id = "\u001b[31mid\u009b", CompanyProfile = new() { CompanyName = "Fab[bold]rikam\r\n" } };
        var output = Print(isJson: false, result => result.Write([customer], RoundTripJson.GetTypeInfo<Customer>(), new ListColumn<Customer>("ID", item => item.Id), new("Company", item => item.CompanyProfile!.CompanyName)));
        output.ShouldContain("\uFFFD[31mid\uFFFD");
        output.ShouldContain("Fab[bold]rikam\uFFFD\uFFFD");
        output.Replace("\n", "", StringComparison.Ordinal).ShouldNotContain(character => char.IsControl(character));
        Print(isJson: true, result => result.Write(customer, RoundTripJson.GetTypeInfo<Customer>())).TrimEnd().ShouldNotContain(character => char.IsControl(character));
    }

    [Fact]
    public void A_resource_is_printed_with_the_paths_of_its_properties_and_without_links()
    {
        var customer = new Customer { AllowDelegatedAccess = true, CustomDomains = ["a.example", "b.example"], Links = new(), Attributes = new() { ObjectType = "Customer" }, CompanyProfile = new() { Domain = "a.example" } };
        Print(isJson: false, result => result.Write(customer, RoundTripJson.GetTypeInfo<Customer>())).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim())
            .ShouldBe(["companyProfile.domain a.example", "allowDelegatedAccess  true", "customDomains[0]      a.example", "customDomains[1]      b.example"], ignoreOrder: true);
    }

    [Fact]
    public void A_redirected_table_does_not_wrap()
    {
        var customer = new Customer { Id = new string('x', 500) };
        Print(isJson: false, result => result.Write([customer], RoundTripJson.GetTypeInfo<Customer>(), new ListColumn<Customer>("ID", item => item.Id))).ShouldContain(customer.Id);
    }

    private static string Print(bool isJson, Action<ResultOutput> print)
    {
        using var output = new StringWriter { NewLine = "\n" };
        print(new(output, isJson));
        return output.ToString();
    }
}
