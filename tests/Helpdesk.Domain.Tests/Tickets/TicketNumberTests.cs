namespace Helpdesk.Domain.Tests.Tickets;

public sealed class TicketNumberTests
{
    [Theory]
    [InlineData(1, "HD-000001")]
    [InlineData(123, "HD-000123")]
    [InlineData(999_999, "HD-999999")]
    [InlineData(1_000_000, "HD-1000000")]
    public void A_ticket_number_has_six_digits_at_least(long id, string number)
    {
        Assert.Equal(number, TicketNumber.Of(id));
        Assert.True(TicketNumber.TryRead(number, out var read));
        Assert.Equal(id, read);
    }

    [Theory]
    [InlineData("hd-123")]
    [InlineData(" HD-000123 ")]
    [InlineData("123")]
    public void It_is_read_as_people_type_it(string typed)
    {
        Assert.True(TicketNumber.TryRead(typed, out var id));
        Assert.Equal(123, id);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("HD-")]
    [InlineData("HD-0")]
    [InlineData("-5")]
    [InlineData("1.5")]
    [InlineData("HD-12a")]
    [InlineData("HD-HD-1")]
    [InlineData("99999999999999999999")]
    public void Anything_else_is_no_number(string? typed) => Assert.False(TicketNumber.TryRead(typed, out _));
}
