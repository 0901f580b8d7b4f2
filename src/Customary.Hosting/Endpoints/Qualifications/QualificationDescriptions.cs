using Customary.Hosting.Endpoints.Customers;

namespace Customary.Hosting.Endpoints.Qualifications;

/// <summary>Describes the operations on qualifications and validation codes.</summary>
internal static class QualificationDescriptions
{
    private const string Tag = "Qualifications";
    private const string Code = "135792";
    private static readonly CustomerQualification Qualification = new() { Qualification = QualificationKind.StateOwned };

    private static ParameterDescription CodeParameter { get; } = ParameterDescription.Query("code", "A validation code of the partner, for the Government Community Cloud.", Code);

    public static OperationDescription List() => new(Tag, "Get a customer's qualifications")
    {
        Parameters = [CustomerDescriptions.Id],
        Responses = [ResponseDescription.Create(200, "The qualifications that the customer has or requested.", ContractsJsonContext.Api.CustomerQualifications, (CustomerQualification[])[Qualification])],
        Faults = CustomerDescriptions.Faults,
    };

    public static OperationDescription Create() => new(Tag, "Update a customer's qualifications")
    {
        Parameters = [CustomerDescriptions.Id, CodeParameter],
        Body = RequestBodyDescription.Create(ContractsJsonContext.Api.CustomerQualificationRequest, new() { Qualification = QualificationKind.StateOwned }),
        Responses = [ResponseDescription.Create(201, "The qualification.", ContractsJsonContext.Api.CustomerQualification, Qualification)],
        Faults = [.. Faults(), Fault.RequestIdReused(), Fault.CreatedResourceGone()],
    };

    public static OperationDescription GetLegacy() => new(Tag, "Get a customer's qualification (legacy)")
    {
        Parameters = [CustomerDescriptions.Id],
        Responses = [ResponseDescription.Create(200, "The qualification: `education`, `government_community_cloud` or `none`.", ContractsJsonContext.Api.String, QualificationKind.ToLegacy(QualificationKind.Education))],
        Faults = CustomerDescriptions.Faults,
    };

    public static OperationDescription UpdateLegacy() => new(Tag, "Update a customer's qualification (legacy)")
    {
        Text = "The body is the name of a qualification, or its number in the enumeration of the .NET SDK.",
        Parameters = [CustomerDescriptions.Id, CodeParameter],
        Body = RequestBodyDescription.Create(ContractsJsonContext.Api.String, QualificationKind.Education),
        Responses = [ResponseDescription.Create(200, "The qualification: `education` or `government_community_cloud`.", ContractsJsonContext.Api.String, QualificationKind.ToLegacy(QualificationKind.Education))],
        Faults = Faults(),
    };

    public static OperationDescription ListCodes() => new(Tag, "Get a partner's validation codes")
    {
        Responses =
        [
            ResponseDescription.Create(200, "The codes.", ContractsJsonContext.Api.ValidationCodes, (ValidationCode[])
            [
                new() { PartnerId = CustomerExamples.ResellerId, OrganizationName = "City of Seattle", ValidationId = Code, MaxCreates = 10, RemainingCreates = 9, ETag = "1" },
            ]),
        ],
    };

    private static IReadOnlyList<Fault> Faults() =>
    [
        .. CustomerDescriptions.Faults, FaultDescriptions.Invalid("qualification", $"must be one of {string.Join(", ", QualificationKind.Settable)}"),
        Fault.InvalidParameter("validationCode", "is not a validation code of this partner"),
        Fault.QualificationConflict(QualificationKind.Education, QualificationKind.Government),
    ];
}
