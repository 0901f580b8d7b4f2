using Customary.Core.Agreements;
using Customary.Core.Customers;
using Customary.Core.DirectoryObjects;
using Customary.Core.Partners;
using Customary.Core.Qualifications;
using Customary.Core.Users;
using Customary.Core.VerifiedDomains;

namespace Customary.Core.Sandbox;

/// <summary>Validates seeds and imports with the rules of the API, and creates what is stored. It collects all errors.</summary>
internal sealed class SeedPlanner(
    CustomerValidator customers, VerifiedDomainValidator domains, UserValidator users, AgreementValidator agreements, PartnerRegistry registry,
    CustomerFactory factory, PasswordHasher hashes, IdGenerator identifiers, TimeProvider clock)
{
    // Replaces absent values that the rules of the API require and a seed does not.
    private const string AnyPassword = "abCD123*";
    private const string AnyCode = "seed";

    /// <summary>Validates the content.</summary>
    /// <param name="content">The content.</param>
    /// <param name="resolve">Returns the tenant ID of a GUID or name.</param>
    /// <param name="errors">Receives the errors, with paths such as <c>customers[0].customer.companyProfile.domain</c>.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>What to store. It is complete only if there are no errors.</returns>
    public async Task<StateImport> PlanAsync(SeedContent content, Func<string, Guid> resolve, ValidationErrors errors, CancellationToken cancellationToken)
    {
        var partners = PlanPartners(content.Partners ?? [], resolve, errors);
        var partnerships = await PlanPartnershipsAsync(content.Partnerships ?? [], partners, resolve, errors, cancellationToken);
        var (planned, names) = (new List<ImportedCustomer>(), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        foreach (var (index, seed) in (content.Customers ?? []).Index())
        {
            var path = $"customers[{index}]";
            if (seed?.Customer is null || string.IsNullOrWhiteSpace(seed.Tenant))
            {
                if (string.IsNullOrWhiteSpace(seed?.Tenant)) errors.Add($"{path}.tenant", "is required: a GUID, or a name such as contoso");
                if (seed?.Customer is null) errors.Add($"{path}.customer", "is required");
                continue;
            }

            var partner = resolve(seed.Tenant);
            if (partners.TryGetValue(partner, out var registered) && registered.Kind == PartnerKind.IndirectReseller)
                errors.Add($"{path}.tenant", "is an indirect reseller, which cannot create customers; use its indirect provider, with associatedPartnerId");
            var input = seed.Customer with { AssociatedPartnerId = string.IsNullOrEmpty(seed.Customer.AssociatedPartnerId) ? null : resolve(seed.Customer.AssociatedPartnerId).ToString() };
            if (input.AssociatedPartnerId is { } reseller && !partnerships.Contains((partner, Guid.Parse(reseller))) && !await registry.ExistsAsync(partner, Guid.Parse(reseller), cancellationToken))
                errors.Add($"{path}.customer.associatedPartnerId", "has no partnership with the tenant");
            if (await PlanAsync(partner, seed with { Customer = input }, path, names, errors, cancellationToken) is { } customer) planned.Add(customer);
        }

        return new() { Partners = [.. partners.Values], Partnerships = [.. partnerships.Select(pair => new Partnership(pair.Provider, pair.Reseller))], Customers = planned };
    }

    private Dictionary<Guid, RegisteredPartner> PlanPartners(IReadOnlyList<SeedPartner?> seeds, Func<string, Guid> resolve, ValidationErrors errors)
    {
        var partners = new Dictionary<Guid, RegisteredPartner>();
        foreach (var (index, seed) in seeds.Index())
        {
            var (path, found) = ($"partners[{index}]", new ValidationErrors());
            if (string.IsNullOrWhiteSpace(seed?.Tenant)) errors.Add($"{path}.tenant", "is required: a GUID, or a name such as contoso");
            if (!PartnerKinds.TryRead(seed?.Kind, out var kind)) errors.Add($"{path}.kind", $"must be one of {string.Join(", ", PartnerKinds.Names)}");
            if (string.IsNullOrWhiteSpace(seed?.Tenant)) continue;
            var partner = registry.Validate(registry.Create(resolve(seed.Tenant), kind, seed.Name, seed.MpnId, seed.Country, seed.Culture), found);
            foreach (var error in found.All) errors.Add($"{path}.{error.Field}", error.Reason);
            if (!partners.TryAdd(partner.Tenant, partner)) errors.Add($"{path}.tenant", "is registered twice");
        }

        return partners;
    }

    private async Task<HashSet<(Guid Provider, Guid Reseller)>> PlanPartnershipsAsync(
        IReadOnlyList<SeedPartnership?> seeds, Dictionary<Guid, RegisteredPartner> partners, Func<string, Guid> resolve, ValidationErrors errors, CancellationToken cancellationToken)
    {
        var partnerships = new HashSet<(Guid, Guid)>();
        foreach (var (index, seed) in seeds.Index())
        {
            var path = $"partnerships[{index}]";
            if (string.IsNullOrWhiteSpace(seed?.Provider)) errors.Add($"{path}.provider", "is required: a GUID, or a name such as contoso");
            if (string.IsNullOrWhiteSpace(seed?.Reseller)) errors.Add($"{path}.reseller", "is required: a GUID, or a name such as contoso");
            if (string.IsNullOrWhiteSpace(seed?.Provider) || string.IsNullOrWhiteSpace(seed.Reseller)) continue;
            var (provider, reseller) = (resolve(seed.Provider), resolve(seed.Reseller));
            if (await registry.ValidatePartnershipAsync(provider, reseller, partners.GetValueOrDefault(provider), partners.GetValueOrDefault(reseller), cancellationToken) is { } refusal)
                errors.Add(path, $"is not possible: {refusal}");
            else partnerships.Add((provider, reseller));
        }

        return partnerships;
    }

    private async Task<ImportedCustomer?> PlanAsync(
        Guid partner, SeedCustomer seed, string path, HashSet<string> names, ValidationErrors errors, CancellationToken cancellationToken)
    {
        var (found, input) = (new ValidationErrors(), seed.Customer!);
        var actor = AuditActor.Operator(partner, Guid.Empty);
        Collect($"{path}.customer", found => customers.Validate(input, actor.Caller, found), found);
        var added = (seed.Domains ?? []).Select((domain, index) => Read($"{path}.domains[{index}]", domain, domains.Validate, found)).ToList();
        var now = clock.GetUtcNow();
        var qualifications = PlanQualifications(seed, path, now, found);
        var documents = (seed.Agreements ?? []).Select((agreement, index) => Read($"{path}.agreements[{index}]", agreement, (value, errors) => agreements.Validate(value, errors) with { UserId = value.UserId }, found)).ToList();
        if (input.Id is not null && !Guid.TryParse(input.Id, out _)) found.Add($"{path}.customer.id", "must be a GUID");
        foreach (var (field, name) in added.Select((domain, index) => ($"{path}.domains[{index}].verifiedDomainName", domain?.VerifiedDomainName))
            .Prepend(($"{path}.customer.companyProfile.domain", input.CompanyProfile?.Domain)).Append(($"{path}.customer.id", input.Id)))
            if (name is not null && !names.Add(name)) found.Add(field, "is used twice");
        foreach (var error in found.All) errors.Add(error.Field, error.Reason);
        if (!found.IsEmpty) return null;

        var created = factory.Create(input, actor, request: null, quota: 0, input.Id is null ? null : Guid.Parse(input.Id));
        var id = created.Views[0].Customer;
        var tenant = created.Tenant with
        {
            Domains = [.. created.Tenant.Domains, .. added.Select(domain => domain!.VerifiedDomainName!)],
            VerifiedDomains = added.Count == 0 ? null : [.. added.Select(domain => domain!)],
            Qualifications = qualifications.Count == 0 ? null : qualifications,
        };
        var (administrator, others) = await PlanUsersAsync(id, seed, path, tenant, errors, cancellationToken);
        return new(
            created with { Tenant = tenant, Administrator = administrator ?? created.Administrator, Views = [.. created.Views.Select((view, index) => Render(view, index == 0 ? input : null, tenant))] },
            others, [.. documents.Select(document => (identifiers.NewCustomerId(), JsonSerializer.SerializeToUtf8Bytes(document!, ContractsJsonContext.Api.Agreement)))]);
    }

    // Keeps what an export contains: the IDs, the etag, and whether the relationship and the delegated access have ended.
    private static CustomerRow Render(CustomerRow row, Customer? input, TenantRecord tenant)
    {
        var view = CustomerSerializer.Read(row.Body);
        var hasEnded = input?.RelationshipToPartner == RelationshipToPartner.None;
        var rendered = view with
        {
            CommerceId = input?.CommerceId ?? view.CommerceId,
            RelationshipToPartner = hasEnded ? RelationshipToPartner.None : view.RelationshipToPartner,
            AllowDelegatedAccess = !hasEnded && (input?.AllowDelegatedAccess ?? view.AllowDelegatedAccess) == true,
            BillingProfile = view.BillingProfile! with { Id = input?.BillingProfile?.Id ?? view.BillingProfile.Id, Attributes = input?.BillingProfile?.Attributes ?? view.BillingProfile.Attributes },
        };
        return row with { Relationship = rendered.RelationshipToPartner!, Body = CustomerSerializer.Render(rendered, tenant) };
    }

    private static List<QualificationRecord> PlanQualifications(SeedCustomer seed, string path, DateTimeOffset now, ValidationErrors errors)
    {
        IReadOnlyList<QualificationRecord> records = [];
        foreach (var (index, input) in (seed.Qualifications ?? []).Index())
        {
            var field = $"{path}.qualifications[{index}]";
            if (Read(field, input is null ? null : input with { ValidationCode = input.ValidationCode ?? AnyCode }, (value, found) => QualificationValidator.Validate(value, null, found), errors)
                is not { Qualification: { } kind } request) continue;
            if (QualificationValidator.Add(records, Vetting.Begin(kind, request.EducationSegment, request.Website, now, TimeSpan.Zero), now, allowSame: false) is { } next) records = next;
            else errors.Add($"{field}.qualification", "excludes another qualification of the customer, or is requested twice");
        }

        return [.. records];
    }

    private async Task<(UserRow? Administrator, List<(UserRow, IReadOnlyList<Guid>)> Others)> PlanUsersAsync(
        Guid customer, SeedCustomer seed, string path, TenantRecord tenant, ValidationErrors errors, CancellationToken cancellationToken)
    {
        var (others, administrator, names) = (new List<(UserRow, IReadOnlyList<Guid>)>(), (UserRow?)null, new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        foreach (var (index, item) in (seed.Users ?? []).Index())
        {
            var (field, found) = ($"{path}.users[{index}]", new ValidationErrors());
            var password = item?.User?.PasswordProfile?.Password;
            if (Read($"{field}.user", item?.User, (user, errors) =>
                {
                    users.ValidateNew(string.IsNullOrEmpty(password) ? user with { UsageLocation = user.UsageLocation ?? "US", PasswordProfile = new() { Password = AnyPassword } } : user, errors);
                    return user;
                }, found) is { } user && found.IsEmpty)
            {
                if (UserValidator.RefuseDomain(user.UserPrincipalName!, tenant.Domains) is not null) found.Add($"{field}.user.userPrincipalName", $"must end in @ and a domain of the customer: {string.Join(", ", tenant.Domains)}");
                if (!names.Add(user.UserPrincipalName!)) found.Add($"{field}.user.userPrincipalName", "is used twice");
                if (user.Id is not null && !Guid.TryParse(user.Id, out _)) found.Add($"{field}.user.id", "must be a GUID");
                var roles = PlanRoles(item!.Roles ?? [], field, found);
                var isAdministrator = user.UserPrincipalName!.Equals($"{FirstAdministrator.UserName}@{tenant.CompanyProfile.Domain}", StringComparison.OrdinalIgnoreCase);
                if (found.IsEmpty)
                {
                    var id = Guid.TryParse(user.Id, out var given) ? given : identifiers.NewCustomerId();
                    var stored = UserChanges.Create(customer, user with { PasswordProfile = new() { Password = AnyPassword } }, id);
                    var row = UserSerializer.Row(customer, stored, await HashAsync(customer, password, isAdministrator, cancellationToken));
                    if (isAdministrator) administrator = row;
                    else others.Add((row, roles));
                }
            }

            foreach (var error in found.All) errors.Add(error.Field, error.Reason);
        }

        return (administrator, others);
    }

    // The password of the first administrator is derived unless the seed sets one.
    private async Task<byte[]?> HashAsync(Guid owner, string? password, bool isAdministrator, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(password)) return isAdministrator ? null : hashes.CreateUnusable();
        var hash = await hashes.HashAsync(owner, password, cancellationToken);
        return hash.Fault is null ? hash.Value : throw new StorageUnavailableException("Too many passwords are being hashed.");
    }

    private static List<Guid> PlanRoles(IReadOnlyList<string?> roles, string path, ValidationErrors errors)
    {
        var ids = new List<Guid>();
        foreach (var (index, role) in roles.Index())
        {
            var id = Guid.TryParse(role, out var given) ? given : DirectoryRoles.All.FirstOrDefault(known => known.Name.Equals(role, StringComparison.OrdinalIgnoreCase)).Id;
            if (DirectoryRoles.Contains(id)) ids.Add(id);
            else errors.Add($"{path}.roles[{index}]", "must be the ID or the name of a directory role, such as Helpdesk Administrator");
        }

        return ids;
    }

    private static TResult? Read<TValue, TResult>(string path, TValue? value, Func<TValue, ValidationErrors, TResult> validate, ValidationErrors errors)
        where TValue : class
        where TResult : class
    {
        if (value is null)
        {
            errors.Add(path, "is required");
            return null;
        }

        TResult? result = null;
        Collect(path, found => result = validate(value, found), errors);
        return result;
    }

    private static void Collect(string path, Action<ValidationErrors> validate, ValidationErrors errors)
    {
        var found = new ValidationErrors();
        validate(found);
        foreach (var error in found.All) errors.Add($"{path}.{error.Field}", error.Reason);
    }
}
