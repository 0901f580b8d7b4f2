using Customary.Hosting.Endpoints.Customers;

namespace Customary.Hosting.Endpoints.Agreements;

/// <summary>Describes the agreement operations.</summary>
internal static class AgreementDescriptions
{
    private const string Tag = "Agreements";
    private const string AgreementType = "MicrosoftCustomerAgreement";
    private const string TemplateId = "117a77b0-9360-443b-8795-c6dedc750cf9";
    private const string Link = "https://www.microsoft.com/licensing/docs/customeragreement";

    private static readonly Agreement Confirmation = new()
    {
        PrimaryContact = new() { FirstName = "Kim", LastName = "Abel", Email = CustomerExamples.Email, PhoneNumber = "2065550144" },
        TemplateId = TemplateId,
        DateAgreed = "2026-03-14T00:00:00Z",
        Type = AgreementType,
    };

    private static ParameterDescription AgreementTypeParameter { get; } =
        ParameterDescription.Query("agreementType", "The type of agreement, or `*` for all types. Default: the Microsoft Cloud Agreement.", AgreementType);

    public static OperationDescription ListMetadata() => new(Tag, "Get agreement metadata")
    {
        Parameters = [AgreementTypeParameter],
        Responses = [ResponseDescription.Create(200, "The agreement templates.", ContractsJsonContext.Api.AgreementMetadataCollection,
            ResourceCollections.Create([new AgreementMetadata { TemplateId = TemplateId, AgreementType = AgreementType, AgreementLink = Link, VersionRank = 0 }]))],
        Faults = [UnknownAgreementType()],
    };

    public static OperationDescription List() => new(Tag, "Get confirmation of a customer's acceptance")
    {
        Parameters = [CustomerDescriptions.Id, AgreementTypeParameter],
        Responses = [ResponseDescription.Create(200, "The acceptances that the partner confirmed.", ContractsJsonContext.Api.AgreementCollection, ResourceCollections.Create([Confirmation]))],
        Faults = [.. CustomerDescriptions.Faults, UnknownAgreementType()],
    };

    public static OperationDescription Create() => new(Tag, "Confirm a customer's acceptance of an agreement")
    {
        Parameters = [CustomerDescriptions.Id],
        Body = RequestBodyDescription.Create(ContractsJsonContext.Api.Agreement, Confirmation),
        Responses = [ResponseDescription.Create(201, "The confirmation.", ContractsJsonContext.Api.Agreement, Confirmation)],
        Faults =
        [
            .. CustomerDescriptions.Faults, FaultDescriptions.Invalid("primaryContact", "is required"),
            FaultDescriptions.Invalid("dateAgreed", "is more than 5 minutes ahead of the server's clock", 600002), Fault.AgreementExists(), Fault.RequestIdReused(),
        ],
    };

    public static OperationDescription GetDirectSigned() => new(Tag, "Get the status of a customer's direct signing")
    {
        Parameters = [CustomerDescriptions.Id],
        Responses = [ResponseDescription.Create(200, "Whether the customer accepted the Microsoft Customer Agreement directly.", ContractsJsonContext.Api.DirectSignedCustomerAgreementStatus, new() { IsSigned = true })],
        Faults = CustomerDescriptions.Faults,
    };

    private static Fault UnknownAgreementType() => Fault.ValueNotKnown("agreementType", AgreementTemplates.Allowed);
}
