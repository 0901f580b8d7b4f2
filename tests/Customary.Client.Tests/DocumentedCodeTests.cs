using System.Text.RegularExpressions;

namespace Customary.Client.Tests;

/// <summary>The code of docs/client.md#the-ten-most-common-tasks-in-lines-of-code runs as it is written there.</summary>
public sealed partial class DocumentedCodeTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Fact]
    public async Task The_ten_tasks_run_as_written()
    {
        var client = (await services.GetAsync(StoreKind.Memory)).CreateClient();
        var newCustomer = TestClients.NewCustomer();
        var newUser = TestClients.NewUser("kim", newCustomer.CompanyProfile!.Domain!);

        // 1. List all customers.
        await foreach (var customer in client.Customers.ListAsync())
            Console.WriteLine(customer.CompanyProfile?.CompanyName);

        // 2. Find customers by name.
        await foreach (var customer in client.Customers.ListAsync(CustomerFilter.CompanyNameStartsWith("fab")))
            Console.WriteLine(customer.Id);

        // 3. Create a customer, and repeat it safely after a lost response.
        var created = await client.Customers.CreateAsync(newCustomer);

        // 4. Change the billing address although others change it too.
        await client.GetCustomer(created.Id).BillingProfile.UpdateAsync(profile => profile with { Email = "billing@fabrikam.com" });

        // 5. Read a customer within the rate limit.
        var read = await client.GetCustomer(created.Id).GetAsync();

        // 6. Create a user.
        var user = await client.GetCustomer(created.Id).Users.CreateAsync(newUser);

        // 7. Give a user a role.
        var roles = await client.GetCustomer(created.Id).DirectoryRoles.ListAsync().ToListAsync();
        await client.GetCustomer(created.Id).DirectoryRoles.AddMemberAsync(roles[0].Id!, new() { Id = user.Id });

        // 8. End the relationship with a customer.
        await client.GetCustomer(created.Id).RemoveRelationshipAsync();

        // 9. Check whether a domain is available.
        var isAvailable = !await client.Domains.ExistsAsync("fabrikam.onmicrosoft.com");

        // 10. Read the audit records of a customer.
        await foreach (var record in client.AuditRecords.ListAsync(DateTimeOffset.UtcNow.AddDays(-7), filter: AuditRecordFilter.Customer(created.Id!)))
            Console.WriteLine($"{record.OperationDate} {record.OperationType}");

        read.Id.ShouldBe(created.Id);
        isAvailable.ShouldBeTrue();
    }

    [Fact]
    public void The_documentation_has_the_code_that_the_tests_run()
    {
        var blocks = CodeBlocks().Matches(RepositoryFile.Read("docs/client.md")).Select(match => match.Groups["code"].Value).ToList();
        var tasks = blocks.Single(block => block.StartsWith("// 1.", StringComparison.Ordinal));
        Compact(RepositoryFile.Read("tests/Customary.Client.Tests/DocumentedCodeTests.cs")).ShouldContain(Compact(tasks));

        foreach (var page in new[] { "docs/client.md", "src/Customary.Client/README.md" })
        {
            var firstMinute = CodeBlocks().Matches(page.StartsWith("docs", StringComparison.Ordinal) ? RepositoryFile.Read(page) : File.ReadAllText(Path.Combine(RepositoryFolder, page))).Select(match => match.Groups["code"].Value).First();
            var source = Compact(RepositoryFile.Read("tests/Customary.Client.Tests/FirstMinuteTests.cs"));
            foreach (var line in firstMinute.Split('\n').Where(line => line.Contains("client", StringComparison.Ordinal)))
                source.ShouldContain(Compact(line.Replace("{ … }", "{", StringComparison.Ordinal).Replace("new Uri(\"http://127.0.0.1:5080\")", "address", StringComparison.Ordinal)));
        }
    }

    private static string RepositoryFolder { get; } =
        typeof(DocumentedCodeTests).Assembly.GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), false).Cast<System.Reflection.AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryFolder").Value!;

    private static string Compact(string code) => Spaces().Replace(code, " ").Trim();

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlocks();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
