using System.Text;
using System.Text.Json;
using CsCheck;
using static Helpdesk.Domain.Tests.Stage.Gates;
using static Helpdesk.Domain.Tests.Stage.Routes;

namespace Helpdesk.Domain.Tests.Routing;

public sealed class DecisionJsonTests
{
    private const int MostBytes = 160 * 1024;

    [Fact]
    public void A_decision_is_read_as_it_was_written() =>
        RandomDesk.Any.Sample(desk =>
        {
            var decision = desk.Decide();
            var read = DecisionJson.Read(DecisionJson.Write(decision));

            Assert.Equal(decision.Considered.SelectMany(c => c.Refusals), read.Considered.SelectMany(c => c.Refusals));
            Assert.Equal(decision.Considered.Select(c => (c.AgentId, c.Name, c.Standing)), read.Considered.Select(c => (c.AgentId, c.Name, c.Standing)));
            Assert.Equal(decision.Missing, read.Missing);
            Assert.Equal(decision.Dropped, read.Dropped);
            Assert.Equal(decision.Counts, read.Counts);
            Assert.Equal(
                (decision.At, decision.Path, decision.AgentId, decision.Because, decision.Candidates, decision.WhyNobody),
                (read.At, read.Path, read.AgentId, read.Because, read.Candidates, read.WhyNobody));
        }, iter: 3000);

    [Fact]
    public void Every_kind_of_argument_comes_back()
    {
        var reason = Reason.Of("X", "word", 3, 4L, Now, Desk.OpticsName, SkillLevel.Expert, new AnyTopic()).At("Field");

        Assert.Equal([reason], DecisionJson.Read(DecisionJson.Write(Choose(Offered) with { Missing = [reason] })).Missing);
    }

    [Fact]
    public void What_no_reason_holds_is_not_written() =>
        Assert.Throws<JsonException>(() => DecisionJson.Write(Choose(Offered) with { Missing = [Reason.Of("X", 1.5m)] }));

    [Theory]
    [InlineData("")]
    [InlineData("{\"missing\":[{\"key\":\"Rule.X\",\"args\":[{\"at\":\"noon\"}]}]}")]
    [InlineData("null")]
    [InlineData("{\"missing\":[{\"key\":\"Rule.X\",\"args\":[{\"enum\":\"Tier\",\"value\":\"Ninth\"}]}]}")]
    [InlineData("{\"missing\":[{\"key\":\"Rule.X\",\"args\":[{\"enum\":\"Nothing\",\"value\":\"First\"}]}]}")]
    [InlineData("{\"missing\":[{\"key\":\"Rule.X\",\"args\":[{}]}]}")]
    [InlineData("{\"missing\":[{\"key\":\"Rule.X\"}]}")]
    [InlineData("{\"missing\":[{\"key\":\"Rule.X\",\"args\":[7]}]}")]
    [InlineData("{\"missing\":[7]}")]
    public void Anything_else_is_refused(string text) => Assert.Throws<JsonException>(() => DecisionJson.Read(text));

    [Fact]
    public void It_stays_small_however_many_there_are()
    {
        var name = new string('n', Agent.NameMaxLength);
        var asked = Asking([.. "123456789".Select(t => new RequiredSkill(t, new(new(t, LocalizedText.MaxLength), new(t, LocalizedText.MaxLength)), SkillLevel.Expert))]).Case();
        var people = Enumerable.Range(1, 500).Select(i => Person(i) with { Agent = Gates.Nina() with { AgentId = i, Name = name } }).ToArray();

        var decision = Choose(asked, people);

        Assert.Equal((Decision.MostListed, 500), (decision.Considered.Count, decision.Candidates));
        Assert.All(decision.Considered, c => Assert.Equal(Decision.MostReasons, c.Refusals.Count));
        Assert.Equal([new("Rule.SkillIsHeld", 500)], decision.Counts);
        Assert.InRange(Encoding.UTF8.GetByteCount(DecisionJson.Write(decision)), 64 * 1024, MostBytes);
    }
}
