using Customary.Contracts;
using Customary.Core.Errors;
using Customary.Core.Qualifications;
using Customary.Hosting.Endpoints.Customers;
using Customary.Hosting.OpenApi;

namespace Customary.Hosting.Endpoints.Qualifications;

/// <summary>What the operations on qualifications and validation codes are.</summary>
internal static class QualificationDescriptions
{
    private const string Tag = "Qualifications";
    private const string Code = "135792";
    private static readonly CustomerQualification Qualification = new() { Qualification = QualificationKind.StateOwned };

    private static ParameterDescription CodeParameter { get; } = ParameterDescription.Query("code", "One of the partner's validation codes, for the Government Community Cloud.", Code);

    public static OperationDescription List() => new(Tag, "Get a customer's qualifications")
    {
        Parameters = [CustomerDescriptions.Id],
        Responses = [ResponseDescription.Of(200, "All that the customer has or asked for.", ContractsJsonContext.Api.CustomerQualifications, (CustomerQualification[])[Qualification])],
        Faults = CustomerDescriptions.Faults,
    };

    public static OperationDescription Create() => new(Tag, "Update a customer's qualifications")
    {
        Parameters = [CustomerDescriptions.Id, CodeParameter],
        Body = RequestBodyDescription.Of(ContractsJsonContext.Api.CustomerQualificationRequest, new() { Qualification = QualificationKind.StateOwned }),
        Responses = [ResponseDescription.Of(201, "The qualification.", ContractsJsonContext.Api.CustomerQualification, Qualification)],
        Faults = [.. Faults(), Fault.RequestIdReused(), Fault.CreatedResourceGone()],
    };

    public static OperationDescription GetLegacy() => new(Tag, "Get a customer's qualification, in the older form")
    {
        Parameters = [CustomerDescriptions.Id],
        Responses = [ResponseDescription.Of(200, "The name of the qualification, or None.", ContractsJsonContext.Api.String, QualificationKind.Education)],
        Faults = CustomerDescriptions.Faults,
    };

    public static OperationDescription UpdateLegacy() => new(Tag, "Update a customer's qualification, in the older form")
    {
        Text = "The body is the name of a qualification; the number of the .NET SDK's enumeration is read too.",
        Parameters = [CustomerDescriptions.Id, CodeParameter],
        Body = RequestBodyDescription.Of(ContractsJsonContext.Api.String, QualificationKind.Education),
        Responses = [ResponseDescription.Of(200, "The name of the qualification.", ContractsJsonContext.Api.String, QualificationKind.Education)],
        Faults = Faults(),
    };

    public static OperationDescription ListCodes() => new(Tag, "Get a partner's validation codes")
    {
        Responses =
        [
            ResponseDescription.Of(200, "The codes.", ContractsJsonContext.Api.ValidationCodes, (ValidationCode[])
            [
                new() { PartnerId = CustomerExamples.Reseller, OrganizationName = "City of Seattle", ValidationId = Code, MaxCreates = 10, RemainingCreates = 9, ETag = "1" },
            ]),
        ],
    };

    private static IReadOnlyList<Fault> Faults() =>
    [
        .. CustomerDescriptions.Faults, FaultDescriptions.Invalid("qualification", $"must be one of {string.Join(", ", QualificationKind.Settable)}"),
        Fault.InvalidParameter("validationCode", "is none of this partner's validation codes"), Fault.QualificationConflict(QualificationKind.Education),
    ];
}
