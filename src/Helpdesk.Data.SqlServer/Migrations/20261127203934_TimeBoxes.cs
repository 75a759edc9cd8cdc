using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Helpdesk.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class TimeBoxes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "CategoryId",
                table: "Tickets",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "TimeBoxReachedAt",
                table: "Tickets",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "To",
                table: "TicketEvents",
                type: "nvarchar(250)",
                maxLength: 250,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(200)",
                oldMaxLength: 200,
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "From",
                table: "TicketEvents",
                type: "nvarchar(250)",
                maxLength: 250,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(200)",
                oldMaxLength: 200,
                oldNullable: true);

            migrationBuilder.AddColumn<long>(
                name: "TimeBoxCalendarId",
                table: "ProductFamilies",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TimeBoxes",
                table: "ProductFamilies",
                type: "nvarchar(max)",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<long>(
                name: "TimeLeft",
                table: "Escalations",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "TimePromised",
                table: "Escalations",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Routing_CalendarId",
                table: "DeskSettings",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddForeignKey(
                name: "FK_ProductFamilies_ServiceCalendars_TimeBoxCalendarId",
                table: "ProductFamilies",
                column: "TimeBoxCalendarId",
                principalTable: "ServiceCalendars",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Tickets_Topics_CategoryId",
                table: "Tickets",
                column: "CategoryId",
                principalTable: "Topics",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_ProductFamilies_ServiceCalendars_TimeBoxCalendarId",
                table: "ProductFamilies");

            migrationBuilder.DropForeignKey(
                name: "FK_Tickets_Topics_CategoryId",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "CategoryId",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "TimeBoxReachedAt",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "TimeBoxCalendarId",
                table: "ProductFamilies");

            migrationBuilder.DropColumn(
                name: "TimeBoxes",
                table: "ProductFamilies");

            migrationBuilder.DropColumn(
                name: "TimeLeft",
                table: "Escalations");

            migrationBuilder.DropColumn(
                name: "TimePromised",
                table: "Escalations");

            migrationBuilder.DropColumn(
                name: "Routing_CalendarId",
                table: "DeskSettings");

            migrationBuilder.AlterColumn<string>(
                name: "To",
                table: "TicketEvents",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(250)",
                oldMaxLength: 250,
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "From",
                table: "TicketEvents",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(250)",
                oldMaxLength: 250,
                oldNullable: true);
        }
    }
}
