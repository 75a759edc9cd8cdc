using System.Text;
using Helpdesk.Application.Import;
using Helpdesk.Domain.Agents;
using Helpdesk.TestSupport;

namespace Helpdesk.Application.Tests.Import;

/// <summary>Whatever is wrong with a file is said with its line, its column and what to do.</summary>
public sealed class FaultTests
{
    public static TheoryData<ImportKind, string, string, string> BadLines => new()
    {
        { ImportKind.Agents, ",zoe@desk.example,Agent,,,,yes", "name", "ACellIsFilled" },
        { ImportKind.Agents, $"{new string('x', Agent.NameMaxLength + 1)},zoe@desk.example,Agent,,,,yes", "name", "ACellIsShortEnough" },
        { ImportKind.Agents, "Zoë,,Agent,,,,yes", "mail", "ACellIsFilled" },
        { ImportKind.Agents, "Zoë,zoe at desk,Agent,,,,yes", "mail", "ACellIsAnAddress" },
        { ImportKind.Agents, "Zoë,carla@customer.example,Agent,,,,yes", "mail", "TheAddressIsNoCustomers" },
        { ImportKind.Agents, "Zoë,zoe@desk.example,King,,,,yes", "role", "ACellIsOneOf" },
        { ImportKind.Agents, "Zoë,zoe@desk.example,Administrator,,Callwerk,,yes", "role", "AdministratorsAreInHouse" },
        { ImportKind.Agents, "Zoë,zoe@desk.example,Agent,,Nobody Ltd,,yes", "provider", "TheProviderIsKnown" },
        { ImportKind.Agents, "Zoë,zoe@desk.example,Agent,,,Night watch,yes", "teams", "TheTeamIsKnown" },
        { ImportKind.Agents, "Zoë,zoe@desk.example,Agent,,,Callwerk phones,yes", "teams", "TheTeamIsOfTheEmployer" },
        { ImportKind.Agents, "Zoë,zoe@desk.example,Agent,,,,perhaps", "active", "ACellIsYesOrNo" },
        { ImportKind.Agents, "Paula Pohl,paula.pohl@desk.example,Agent,,,,yes", "provider", "TheEmployerStays" },
        { ImportKind.Agents, "Ada Adler,ada.adler@desk.example,Lead,,,,yes", "role", "NobodyChangesTheirOwnRole" },
        { ImportKind.Agents, "Ada Adler,ada.adler@desk.example,Administrator,,,,no", "active", "NobodyDeactivatesThemselves" },
        { ImportKind.Agents, "Zoë,zoe@desk.example,Agent", "", "ALineHasACellPerHeading" },
        { ImportKind.Agents, "\"Zoë\"x,zoe@desk.example,Agent,,,,yes", "", "QuotesArePaired" },
        { ImportKind.Skills, "Flash,,Cameras,", "topic (german)", "ACellIsFilled" },
        { ImportKind.Skills, "Flash,Blitz,Cars,", "family", "TheFamilyIsKnown" },
        { ImportKind.Skills, "Flash,Blitz,Cameras,Lumo P1", "generations", "TheGenerationIsKnown" },
        { ImportKind.Skills, "Optics,Linsen,Cameras,", "topic (german)", "ATopicHasOneNamePerLanguage" },
        { ImportKind.Qualifications, "nobody@desk.example,Optics,Cameras,,3,Degree,No. 1,2027-01-01,,,", "mail", "TheAgentIsKnown" },
        { ImportKind.Qualifications, "carla@customer.example,Optics,Cameras,,3,Degree,No. 1,2027-01-01,,,", "mail", "TheAgentIsKnown" },
        { ImportKind.Qualifications, "nora.nagel@desk.example,Magic,Cameras,,3,Degree,No. 1,2027-01-01,,,", "topic", "TheTopicOfTheLineIsKnown" },
        { ImportKind.Qualifications, "nora.nagel@desk.example,Optics,Phones,,3,Degree,No. 1,2027-01-01,,,", "topic", "TheSkillIsKnown" },
        { ImportKind.Qualifications, "nora.nagel@desk.example,Optics,Cars,,3,Degree,No. 1,2027-01-01,,,", "family", "TheFamilyIsKnown" },
        { ImportKind.Qualifications, "nora.nagel@desk.example,Optics,Cameras,,6,Degree,No. 1,2027-01-01,,,", "level", "ACellIsOneOf" },
        { ImportKind.Qualifications, "nora.nagel@desk.example,Optics,Cameras,,3,Hearsay,No. 1,2027-01-01,,,", "evidence", "ACellIsOneOf" },
        { ImportKind.Qualifications, "nora.nagel@desk.example,Optics,Cameras,,3,Degree,,2027-01-01,,,", "reference", "ACellIsFilled" },
        { ImportKind.Qualifications, "nora.nagel@desk.example,Optics,Cameras,,3,Degree,No. 1,,,,", "valid from", "ACellIsFilled" },
        { ImportKind.Qualifications, "nora.nagel@desk.example,Optics,Cameras,,3,Degree,No. 1,03/04/2027,,,", "valid from", "ACellIsADate" },
        { ImportKind.Qualifications, "nora.nagel@desk.example,Optics,Cameras,,3,Degree,No. 1,9999-12-31,,,", "valid from", "ACellIsADate" },
        { ImportKind.Qualifications, "nora.nagel@desk.example,Optics,Cameras,,3,Degree,No. 1,0001-01-01,,,", "valid from", "ACellIsADate" },
        { ImportKind.Qualifications, "nora.nagel@desk.example,Optics,Cameras,,3,Degree,No. 1,2027-01-02,2026-12-31,,", "valid until", "ValidityEndsAfterItBegins" },
        { ImportKind.Qualifications, "sam.sommer@desk.example,Optics,Cameras,,4,Degree,No. 0,2027-02-01,2028-01-31,,", "valid from", "TheEvidenceIsRecordedFrom" },
        { ImportKind.Qualifications, "nora.nagel@desk.example,Optics,Cameras,,3,Degree,No. 1,2027-01-01,,,Revoked", "status", "WhatIsRevokedIsNotImported" },
    };

    [Fact]
    public async Task A_bad_line_is_named_with_its_column_beside_a_good_one()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var good = new Dictionary<ImportKind, string>
        {
            [ImportKind.Agents] = "Gerd Gut,gerd@desk.example,Agent,,,,yes",
            [ImportKind.Skills] = "Storage,Speicher,Cameras,",
            [ImportKind.Qualifications] = "sam.sommer@desk.example,Optics,Cameras,,3,Degree,No. 0,2027-01-01,,,",
        };

        foreach (var ((kind, line, column, rule), _) in BadLines.Select(row => (row.Data, 0)))
        {
            var report = (await desk.Check(kind, Files.Of(kind, good[kind], line))).Report;

            Assert.Equal((line, 1), (line, report.Created));
            var fault = Assert.Single(report.Faults);
            Assert.Equal((line, 3, column, $"Rule.{rule}"), (line, fault.Line, fault.Column, fault.Reason.Key));
        }
    }

    [Theory]
    [InlineData("mail,name\r\n", "EveryHeadingIsThere")]
    [InlineData("name,mail,role,title,provider,teams,active,shoe size\r\n", "EveryHeadingIsKnown")]
    [InlineData("name,mail,role,title,provider,teams,active,Name\r\n", "EveryHeadingIsThereOnce")]
    [InlineData(" \r\n", "AnImportIsNotEmpty")]
    [InlineData("PK\u0003\u0004", "AnImportIsNoWorkbook")]
    [InlineData("name,mail\0", "AnImportIsUtf8")]
    public async Task A_file_of_another_kind_is_told_apart(string text, string rule)
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);

        Assert.Equal($"Rule.{rule}", (await desk.Check(ImportKind.Agents, text)).Report.Faults[0].Reason.Key);
    }

    [Theory]
    [InlineData("iso-8859-1", "Windows-1252 / Latin-1")]
    [InlineData("utf-16", "UTF-16")]
    [InlineData("utf-16BE", "UTF-16")]
    public async Task Another_encoding_is_named(string encoding, string said)
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var encoded = Encoding.GetEncoding(encoding);
        byte[] file = [.. encoded.Preamble, .. encoded.GetBytes(Files.Of(ImportKind.Agents, "Zoë Ziegler,zoe@desk.example,Agent,,,,yes"))];

        var fault = Assert.Single((await database.Send(new CheckFile.Query(ImportKind.Agents, file), desk.As(desk.Ada))).Report.Faults);

        Assert.Equal(("Rule.AnImportIsUtf8", said), (fault.Reason.Key, fault.Reason.Args[0]));
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    public async Task A_German_spreadsheets_file_is_read_by_its_own_separator(char separator)
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var file = "\uFEFF" + Files.Of(ImportKind.Agents, "Zoë Ziegler,zoe@desk.example,Agent,,,First Level,ja", ",,,,,,").Replace(',', separator);

        Assert.Equal((1, 0, 0, 0), (await desk.Check(ImportKind.Agents, file)).Counts());
    }

    [Fact]
    public async Task A_thousand_errors_are_a_thousand_lines_and_nothing_is_done()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var file = Files.Of(ImportKind.Agents, [.. Enumerable.Range(0, 1000).Select(i => $"Agent {i},agent{i}@desk.example,King,,,,yes")]);

        var report = (await desk.Check(ImportKind.Agents, file)).Report;

        Assert.Equal((1000, 0), (report.Faults.Count, report.Lines.Count));
        Assert.Equal(Enumerable.Range(2, 1000), report.Faults.Select(f => f.Line));
    }

    [Fact]
    public async Task Too_many_lines_and_too_many_bytes_are_said_at_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var lines = Files.Of(ImportKind.Skills, [.. Enumerable.Range(0, ImportTable.MaxLines + 1).Select(i => $"T{i},D{i},Cameras,")]);

        Assert.Equal("Rule.AnImportHasSoManyLines", Assert.Single((await desk.Check(ImportKind.Skills, lines)).Report.Faults).Reason.Key);
        Assert.Equal("Rule.AnImportIsSmallEnough", Assert.Single((await desk.Check(ImportKind.Skills, new string('x', ImportText.MaxBytes + 1))).Report.Faults).Reason.Key);
    }

    [Fact]
    public async Task The_largest_file_is_checked()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var skills = Files.Of(ImportKind.Skills, [.. Enumerable.Range(0, ImportTable.MaxLines).Select(i => $"Topic {i},Thema {i},Cameras,")]);

        var check = await desk.Check(ImportKind.Skills, skills).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal((ImportTable.MaxLines, 0, 0, 0), check.Counts());
    }

    [Fact]
    public async Task A_line_that_is_there_twice_names_the_first()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        (ImportKind Kind, string One, string Two)[] twice =
        [
            (ImportKind.Agents, "Zoë,zoe@desk.example,Agent,,,,yes", "Zoe,ZOE@desk.example,Lead,,,,yes"),
            (ImportKind.Skills, "Flash,Blitz,Cameras,Lumo C1 | Lumo C2", "FLASH,BLITZ,Kameras,Lumo C Lumo C2|Lumo C Lumo C1"),
            (ImportKind.Qualifications, "nora.nagel@desk.example,Optics,Cameras,,3,Degree,No. 1,2027-01-01,,,", "NORA.nagel@desk.example,Optik,Kameras,,Competent,degree,No. 1,01.01.2027,,,"),
        ];

        foreach (var (kind, one, two) in twice)
        {
            var fault = Assert.Single((await desk.Check(kind, Files.Of(kind, one, "", two))).Report.Faults);
            Assert.Equal((kind, 4, "Rule.ALineIsThereOnce", 2), (kind, fault.Line, fault.Reason.Key, fault.Reason.Args[0]));
        }
    }

    [Fact]
    public async Task Lines_are_counted_as_an_editor_counts_them()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var file = Files.Of(ImportKind.Agents, "\"Zoë\nZiegler\",zoe@desk.example,Agent,,,,yes", "Otto,otto@desk.example,King,,,,yes", "\"never closed,x@desk.example,Agent,,,,yes");

        Assert.Equal([4, 5], (await desk.Check(ImportKind.Agents, file)).Report.Faults.Select(f => f.Line));
    }
}
