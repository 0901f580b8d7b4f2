using Customary.Contracts.Sandbox;
using Customary.Core.Customers;
using Customary.Core.Partners;
using Customary.Core.Qualifications;

namespace Customary.Core.Sandbox;

/// <summary>Exports and imports the data of partners as JSON lines, in the API's own shapes, while requests run.</summary>
internal sealed class StateTransfer(ImportStore store, PartnerStore partners, SeedPlanner planner, TimeProvider clock)
{
    private static readonly JsonSerializerOptions LineOptions = new(SeedJsonContext.Default.Options) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly SeedJsonContext Lines = new(LineOptions);

    /// <summary>
    /// Writes the data of a partner, or of all partners if it is null: registrations, partnerships, and the customers whose home partner
    /// it is, page by page. It contains no passwords and no audit records.
    /// </summary>
    public async Task ExportAsync(Guid? partner, Stream output, CancellationToken cancellationToken)
    {
        foreach (var registered in await partners.ListAsync(cancellationToken))
            if (partner is null || registered.Tenant == partner) await WriteAsync(output, new() { Partner = ToSeed(registered) }, cancellationToken);
        foreach (var (provider, reseller) in (await partners.ListPartnershipsAsync(cancellationToken)).Select(pair => (pair.Provider, pair.Reseller)))
            if (partner is null || provider == partner || reseller == partner)
                await WriteAsync(output, new() { Partnership = new() { Provider = provider.ToString(), Reseller = reseller.ToString() } }, cancellationToken);
        foreach (var home in partner is { } one ? [one] : await store.ListPartnersAsync(cancellationToken))
            for (var page = await store.ListAsync(home, Guid.Empty, cancellationToken); page.Count > 0; page = await store.ListAsync(home, page[^1].Customer, cancellationToken))
                foreach (var customer in page) await WriteAsync(output, new() { Customer = ToSeed(home, customer) }, cancellationToken);
    }

    /// <summary>Adds the data of an export in one transaction. A fault names the line and the property of each error, and nothing changes.</summary>
    /// <param name="input">JSON lines, UTF-8.</param>
    /// <param name="resolve">Returns the tenant ID of a GUID or name.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<Outcome<ImportResult>> ImportAsync(Stream input, Func<string, Guid> resolve, CancellationToken cancellationToken)
    {
        var (content, lines, errors) = await ReadAsync(input, cancellationToken);
        var found = new ValidationErrors();
        var import = await planner.PlanAsync(content, resolve, found, cancellationToken);
        errors.AddRange(found.All.Select(error => Locate(error.Field, error.Reason, lines)));
        if (errors.Count > 0) return Fault.ImportInvalid([.. errors.OrderBy(error => error.Line).Take(StateImporter.MaxReportedErrors).Select(error => error.ToString())], errors.Count);
        return await StateImporter.AddAsync(store, import, index => $"line {lines.Customers[index]}", cancellationToken);
    }

    private static async Task<(SeedContent Content, LineNumbers Lines, List<SeedError> Errors)> ReadAsync(Stream input, CancellationToken cancellationToken)
    {
        var (registered, partnerships, customers) = (new List<SeedPartner>(), new List<SeedPartnership>(), new List<SeedCustomer>());
        var (lines, errors) = (new LineNumbers([], [], []), new List<SeedError>());
        using var reader = new StreamReader(input, Encoding.UTF8, leaveOpen: true);
        for (var number = 1L; await reader.ReadLineAsync(cancellationToken) is { } text; number++)
        {
            if (string.IsNullOrWhiteSpace(text)) continue;
            try
            {
                var line = JsonSerializer.Deserialize(text, Lines.StateLine);
                if (line is { Partner: { } partner, Partnership: null, Customer: null }) Add(registered, lines.Partners, partner);
                else if (line is { Partner: null, Partnership: { } partnership, Customer: null }) Add(partnerships, lines.Partnerships, partnership);
                else if (line is { Partner: null, Partnership: null, Customer: { } customer }) Add(customers, lines.Customers, customer);
                else errors.Add(new(number, "$", "must have exactly one of the properties partner, partnership and customer"));
            }
            catch (JsonException exception)
            {
                errors.Add(SeedFile.ToError(exception) with { Line = number });
            }

            void Add<TItem>(List<TItem> items, List<long> numbers, TItem item)
            {
                items.Add(item);
                numbers.Add(number);
            }
        }

        return (new() { Partners = registered, Partnerships = partnerships, Customers = customers }, lines, errors);
    }

    // From the path in the whole content, such as customers[3].tenant, to the line and the path in it.
    private static SeedError Locate(string path, string reason, LineNumbers lines)
    {
        var (open, close) = (path.IndexOf('[', StringComparison.Ordinal), path.IndexOf(']', StringComparison.Ordinal));
        var (list, index) = (path[..open], int.Parse(path.AsSpan(open + 1, close - open - 1), NumberStyles.None, CultureInfo.InvariantCulture));
        var (numbers, name) = list switch
        {
            "partners" => (lines.Partners, "partner"),
            "partnerships" => (lines.Partnerships, "partnership"),
            _ => (lines.Customers, "customer"),
        };
        return new(numbers[index], name + path[(close + 1)..], reason);
    }

    private static async Task WriteAsync(Stream output, StateLine line, CancellationToken cancellationToken)
    {
        await JsonSerializer.SerializeAsync(output, line, Lines.StateLine, cancellationToken);
        await output.WriteAsync("\n"u8.ToArray(), cancellationToken);
    }

    private static SeedPartner ToSeed(RegisteredPartner partner) => new()
    {
        Tenant = partner.Tenant.ToString(),
        Kind = PartnerKinds.NameOf(partner.Kind),
        Name = partner.Name,
        MpnId = partner.MpnId,
        Country = partner.Country,
        Culture = partner.Culture,
    };

    private SeedCustomer ToSeed(Guid home, ExportedCustomer exported)
    {
        var now = clock.GetUtcNow();
        var view = CustomerSerializer.Read(exported.Body);
        return new()
        {
            Tenant = home.ToString(),
            Customer = view with { CompanyProfile = exported.Tenant.CompanyProfile, CustomDomains = null, Links = null },
            Domains = exported.Tenant.VerifiedDomains,
            Users = [.. exported.Users.Select(user => new SeedUser { User = JsonSerializer.Deserialize(user.Body, ContractsJsonContext.Api.CustomerUser), Roles = [.. user.Roles.Select(role => role.ToString())] })],
            Qualifications = exported.Tenant.Qualifications is { } records
                ? [.. records.Where(record => Vetting.Status(record, now) != Vetting.Denied)
                    .Select(record => new CustomerQualificationRequest { Qualification = record.Qualification, EducationSegment = record.EducationSegment, Website = record.Website })]
                : null,
            Agreements = exported.Agreements.Count == 0 ? null : [.. exported.Agreements.Select(body => JsonSerializer.Deserialize(body, ContractsJsonContext.Api.Agreement))],
        };
    }

    private sealed record LineNumbers(List<long> Partners, List<long> Partnerships, List<long> Customers);
}
