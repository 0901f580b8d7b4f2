namespace Customary.Core.Sandbox;

/// <summary>A city of generated customers.</summary>
/// <param name="Country">The country: ISO 3166-1 alpha-2.</param>
/// <param name="City">The city.</param>
/// <param name="State">The code of the state; null in countries without enforced states.</param>
/// <param name="PostalCode">A postal code of the city.</param>
/// <param name="Street">A street name. The street number precedes it if it starts with a space, and follows it otherwise.</param>
/// <param name="Phone">The national phone number without its last four digits.</param>
/// <param name="CompanyForm">The legal form at the end of company names.</param>
/// <param name="RegistrationNumber">An organization registration number; null where none is required.</param>
internal sealed record SeedCity(string Country, string City, string? State, string PostalCode, string Street, string Phone, string CompanyForm, string? RegistrationNumber = null)
{
    /// <summary>The cities.</summary>
    public static IReadOnlyList<SeedCity> All { get; } =
    [
        new("US", "Redmond", "WA", "98052", " Leary Way", "425555", "Inc."),
        new("US", "Austin", "TX", "78701", " Congress Avenue", "512555", "LLC"),
        new("US", "Denver", "CO", "80202", " Market Street", "303555", "Corp."),
        new("CA", "Toronto", "ON", "M5V 2T6", " King Street West", "416555", "Ltd."),
        new("CA", "Vancouver", "BC", "V6B 1A1", " Granville Street", "604555", "Ltd."),
        new("MX", "Monterrey", "NLE", "64000", "Calle Morelos ", "815555", "S.A. de C.V."),
        new("GB", "London", null, "EC1A 1BB", " Aldersgate Street", "0207946", "Ltd"),
        new("GB", "Leeds", null, "LS1 4DY", " Park Row", "0113496", "plc"),
        new("IE", "Dublin", null, "D02 X285", " Baggot Street", "01555", "Ltd"),
        new("DE", "München", null, "80331", "Sendlinger Straße ", "089555", "GmbH"),
        new("DE", "Hamburg", null, "20095", "Mönckebergstraße ", "040555", "AG"),
        new("AT", "Wien", null, "1010", "Kärntner Straße ", "01555", "GmbH"),
        new("CH", "Zürich", null, "8001", "Bahnhofstrasse ", "044555", "AG"),
        new("FR", "Lyon", null, "69002", " Rue de la République", "04725", "SARL"),
        new("FR", "Nantes", null, "44000", " Rue Crébillon", "02405", "SAS"),
        new("BE", "Gent", null, "9000", "Veldstraat ", "09555", "NV"),
        new("NL", "Utrecht", null, "3511 AX", "Oudegracht ", "03055", "B.V."),
        new("ES", "Sevilla", null, "41001", "Calle Sierpes ", "95455", "S.L."),
        new("PT", "Porto", null, "4000-008", "Rua das Flores ", "22255", "Lda."),
        new("IT", "Torino", null, "10121", "Via Roma ", "01155", "S.r.l."),
        new("DK", "Aarhus", null, "8000", "Søndergade ", "8655", "A/S"),
        new("SE", "Göteborg", null, "411 03", "Kungsgatan ", "03155", "AB"),
        new("NO", "Bergen", null, "5014", "Torgallmenningen ", "5555", "AS"),
        new("FI", "Tampere", null, "33100", "Hämeenkatu ", "03555", "Oy"),
        new("CZ", "Brno", null, "602 00", "Masarykova ", "5425", "s.r.o."),
        new("PL", "Kraków", null, "30-001", "Floriańska ", "12555", "Sp. z o.o.", "1234567890"),
        new("BR", "Curitiba", null, "80010-000", "Rua XV de Novembro ", "41355", "Ltda.", "12.345.678/0001-95"),
        new("IN", "Pune", null, "411001", " MG Road", "020255", "Pvt. Ltd.", "ABCDE1234F"),
        new("JP", "大阪市", null, "530-0001", "梅田 ", "06555", "株式会社"),
        new("SG", "Singapore", null, "048616", " Raffles Place", "655", "Pte. Ltd."),
        new("AU", "Melbourne", "Victoria", "3000", " Collins Street", "03955", "Pty Ltd"),
        new("NZ", "Wellington", null, "6011", " Lambton Quay", "04555", "Ltd"),
        new("ZA", "Cape Town", null, "8001", " Long Street", "021555", "(Pty) Ltd", "1234567890123"),
    ];
}
