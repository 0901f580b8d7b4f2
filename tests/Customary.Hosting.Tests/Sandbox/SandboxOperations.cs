using System.Text;
using Customary.Client.Sandbox;

namespace Customary.Hosting.Tests.Sandbox;

/// <summary>All members of <see cref="ISandbox"/> and of its parts, each with a call that succeeds on a server without other callers.</summary>
internal static class SandboxOperations
{
    public static IReadOnlyList<(string Member, Func<ISandbox, Task> Call)> All { get; } =
    [
        ("GetStatusAsync", sandbox => sandbox.GetStatusAsync()),
        ("Clock.GetAsync", sandbox => sandbox.Clock.GetAsync()),
        ("Clock.SetAsync", sandbox => sandbox.Clock.SetAsync(new() { Frozen = false })),
        ("Clock.AdvanceAsync", sandbox => sandbox.Clock.AdvanceAsync(TimeSpan.FromSeconds(1))),
        ("Faults.AddAsync", sandbox => sandbox.Faults.AddAsync(new() { Operation = "*", Delay = TimeSpan.FromSeconds(1) })),
        ("Faults.ListAsync", sandbox => sandbox.Faults.ListAsync()),
        ("Faults.GetAsync", sandbox => sandbox.Faults.GetAsync("1")),
        ("Faults.RemoveAsync", sandbox => sandbox.Faults.RemoveAsync("1")),
        ("Faults.ClearAsync", sandbox => sandbox.Faults.ClearAsync()),
        ("Requests.ListAsync", sandbox => sandbox.Requests.ListAsync()),
        ("Requests.ClearAsync", sandbox => sandbox.Requests.ClearAsync()),
        ("Limits.ListAsync", sandbox => sandbox.Limits.ListAsync()),
        ("ResetAsync", sandbox => sandbox.ResetAsync("contoso")),
        ("ResetAllTenantsAsync", sandbox => sandbox.ResetAllTenantsAsync()),
        ("Snapshots.CreateAsync", sandbox => sandbox.Snapshots.CreateAsync("one", "contoso")),
        ("Snapshots.CreateOfAllTenantsAsync", sandbox => sandbox.Snapshots.CreateOfAllTenantsAsync("all")),
        ("Snapshots.ListAsync", sandbox => sandbox.Snapshots.ListAsync()),
        ("Snapshots.RestoreAsync", sandbox => sandbox.Snapshots.RestoreAsync("one")),
        ("Snapshots.DeleteAsync", sandbox => sandbox.Snapshots.DeleteAsync("one")),
        ("ExportAsync", sandbox => sandbox.ExportAsync(new MemoryStream())),
        ("ImportAsync", sandbox => sandbox.ImportAsync(new MemoryStream(ImportLines()))),
        ("SeedAsync", sandbox => sandbox.SeedAsync(new MemoryStream(Encoding.UTF8.GetBytes("{ \"partners\": [{ \"tenant\": \"wholesale\", \"kind\": \"indirect-provider\" }] } // a comment")))),
        ("GenerateAsync", sandbox => sandbox.GenerateAsync(3, "generated")),
        ("Partners.SetAsync", sandbox => sandbox.Partners.SetAsync(new() { Tenant = "fabrikam", Kind = "indirect-provider" })),
        ("Partners.ListAsync", sandbox => sandbox.Partners.ListAsync()),
        ("Partners.AddPartnershipAsync", sandbox => sandbox.Partners.AddPartnershipAsync("fabrikam", "adatum")),
        ("Partners.ListPartnershipsAsync", sandbox => sandbox.Partners.ListPartnershipsAsync()),
        ("Partners.RemovePartnershipAsync", sandbox => sandbox.Partners.RemovePartnershipAsync("fabrikam", "adatum")),
        ("ValidationCodes.SetAsync", sandbox => sandbox.ValidationCodes.SetAsync(new() { Tenant = "fabrikam", Code = "123", OrganizationName = "City of Redmond", MaxCreates = 2 })),
        ("ValidationCodes.ListAsync", sandbox => sandbox.ValidationCodes.ListAsync()),
        ("ValidationCodes.RemoveAsync", sandbox => sandbox.ValidationCodes.RemoveAsync("fabrikam", "123")),
        ("Customers.SetAsync", sandbox => sandbox.Customers.SetAsync(Domain, new() { AccountStatus = "Allowed", AgreementSigned = true })),
    ];

    private const string Domain = "sandboxoperations.onmicrosoft.com";

    private static byte[] ImportLines()
    {
        var customer = TestData.Customer(customer => customer["companyProfile"]!["domain"] = Domain).ToJsonString();
        return Encoding.UTF8.GetBytes($$$"""
            {"partner":{"tenant":"contoso","kind":"direct-reseller"}}
            {"customer":{"tenant":"contoso","customer":{{{customer}}}}}
            """);
    }
}
