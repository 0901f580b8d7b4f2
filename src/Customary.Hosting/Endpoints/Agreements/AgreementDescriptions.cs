using Customary.Contracts;
using Customary.Core.Agreements;
using Customary.Core.Errors;
using Customary.Hosting.Endpoints.Customers;
using Customary.Hosting.OpenApi;

namespace Customary.Hosting.Endpoints.Agreements;

/// <summary>What the operations on agreements are.</summary>
internal static class AgreementDescriptions
{
    private const string Tag = "Agreements";
    private const string KindOfAgreement = "MicrosoftCustomerAgreement";
    private const string Template = "117a77b0-9360-443b-8795-c6dedc750cf9";
    private const string Link = "https://www.microsoft.com/licensing/docs/customeragreement";

    private static readonly Agreement Confirmation = new()
    {
        PrimaryContact = new() { FirstName = "Kim", LastName = "Abel", Email = CustomerExamples.Email, PhoneNumber = "2065550144" },
        TemplateId = Template,
        DateAgreed = "2026-03-14T00:00:00Z",
        Type = KindOfAgreement,
    };

    private static ParameterDescription Kind { get; } =
        ParameterDescription.Query("agreementType", "Which kind of agreement, or `*` for all; the Microsoft Cloud Agreement where it is not sent.", KindOfAgreement);

    public static OperationDescription ListMetadata() => new(Tag, "Get agreement metadata")
    {
        Parameters = [Kind],
        Responses = [ResponseDescription.Of(200, "The agreements that there are.", ContractsJsonContext.Api.AgreementMetadataCollection,
            Collection(new AgreementMetadata { TemplateId = Template, AgreementType = KindOfAgreement, AgreementLink = Link, VersionRank = 0 }))],
        Faults = [Unknown()],
    };

    public static OperationDescription List() => new(Tag, "Get confirmation of a customer's acceptance")
    {
        Parameters = [CustomerDescriptions.Id, Kind],
        Responses = [ResponseDescription.Of(200, "What the partner confirmed.", ContractsJsonContext.Api.AgreementCollection, Collection(Confirmation))],
        Faults = [.. CustomerDescriptions.Faults, Unknown()],
    };

    public static OperationDescription Create() => new(Tag, "Confirm a customer's acceptance of an agreement")
    {
        Parameters = [CustomerDescriptions.Id],
        Body = RequestBodyDescription.Of(ContractsJsonContext.Api.Agreement, Confirmation),
        Responses = [ResponseDescription.Of(201, "The confirmation.", ContractsJsonContext.Api.Agreement, Confirmation)],
        Faults = [.. CustomerDescriptions.Faults, FaultDescriptions.Invalid("primaryContact", "is required"), Fault.AgreementExists(), Fault.RequestIdReused()],
    };

    public static OperationDescription GetDirectSigned() => new(Tag, "Get the status of a customer's direct signing")
    {
        Parameters = [CustomerDescriptions.Id],
        Responses = [ResponseDescription.Of(200, "Whether the customer itself accepted the Microsoft Customer Agreement.", ContractsJsonContext.Api.DirectSignedCustomerAgreementStatus, new() { IsSigned = true })],
        Faults = CustomerDescriptions.Faults,
    };

    private static Fault Unknown() => Fault.ValueNotKnown("agreementType", AgreementTemplates.Allowed);

    private static ResourceCollection<TResource> Collection<TResource>(TResource item) =>
        new() { TotalCount = 1, Items = [item], Attributes = new() { ObjectType = ObjectTypes.Collection } };
}
